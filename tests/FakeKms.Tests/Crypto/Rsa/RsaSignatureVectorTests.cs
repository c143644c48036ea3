using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Rsa;

namespace FakeKms.Tests.Crypto.Rsa;

/// <summary>
/// The pairs of key spec and algorithm that <see cref="RsaVectorTests"/> and <see cref="RsaLongKeyVectorTests"/> leave open.
/// RSA_3072 with RSASSA_PSS_SHA_512 is checked by BouncyCastle alone.
/// </summary>
public class RsaSignatureVectorTests
{
    [TestCaseSource(typeof(RsaSignatureRow), nameof(RsaSignatureRow.All))]
    public void The_published_signature_is_accepted_and_with_one_bit_changed_refused(RsaSignatureRow row)
    {
        using var key = row.Key();
        var message = Bytes.Hex(row.Message);
        var signature = Bytes.Hex(row.Signature);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.KeySize, Is.EqualTo(Bytes.Number(row.KeySpec)));
            Assert.That(RsaKeyPair.Verify(key, row.Algorithm, MessageForm.Raw, message, signature), Is.True);
            foreach (var altered in Altered.OneByte(signature, stride: 63))
            {
                Assert.That(RsaKeyPair.Verify(key, row.Algorithm, MessageForm.Raw, message, altered), Is.False);
            }
        }
    }
}
