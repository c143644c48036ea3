using FakeKms.Crypto.Keys;
using FakeKms.Crypto.MlDsa;
using Org.BouncyCastle.Crypto.Digests;

namespace FakeKms.Tests.Crypto.MlDsa;

/// <summary>
/// A hundred keys and their deterministic signatures of the empty message in one hash, as published in
/// <see href="https://github.com/C2SP/CCTV/tree/main/ML-DSA/accumulated">the test vectors of C2SP</see>.
/// </summary>
public sealed class MlDsaKnownAnswerTests
{
    private static readonly (string KeySpec, int PublicKeyLength, string Hash)[] Published =
    [
        ("ML_DSA_44", 1312, "d51148e1f9f4fa1a723a6cf42e25f2a99eb5c1b378b3d2dbbd561b1203beeae4"),
        ("ML_DSA_65", 1952, "8358a1843220194417cadbc2651295cd8fc65125b5a5c1a239a16dc8b57ca199"),
        ("ML_DSA_87", 2592, "8c3ad714777622b8f21ce31bb35f71394f23bc0fcf3c78ace5d608990f3b061b"),
    ];

    [Test]
    public void A_hundred_keys_and_signatures_add_up_to_the_published_hash([Values(0, 1, 2)] int level, [Values] bool external)
    {
        var (keySpec, publicKeyLength, expected) = Published[level];
        var (source, sum) = (new Shake128Stream(), new ShakeDigest(128));
        for (var i = 0; i < 100; i++)
        {
            var key = MlDsaKeyPair.Generate(keySpec, source);
            sum.BlockUpdate(key.PublicKey.AsSpan(^publicKeyLength..));
            sum.BlockUpdate(external
                ? key.Sign("ML_DSA_SHAKE_256", MessageForm.ExternalMu, OutsideMu.Of(key, []), GivenBytes.Zeros)
                : key.Sign("ML_DSA_SHAKE_256", MessageForm.Raw, [], GivenBytes.Zeros));
        }

        var hash = new byte[32];
        sum.OutputFinal(hash, 0, hash.Length);
        Assert.That(Convert.ToHexString(hash), Is.EqualTo(expected).IgnoreCase);
    }
}
