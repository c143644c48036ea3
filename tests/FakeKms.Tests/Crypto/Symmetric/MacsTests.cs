using FakeKms.Crypto.Symmetric;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto.Symmetric;

[TestFixture("HMAC_SHA_224")]
[TestFixture("HMAC_SHA_256")]
[TestFixture("HMAC_SHA_384")]
[TestFixture("HMAC_SHA_512")]
public class MacsTests(string algorithm)
{
    private static readonly byte[] Message = "what do ya want for nothing?"u8.ToArray();
    private readonly byte[] key = Bytes.Stream("mac").Bytes(HmacSpecs.KeyLength("HMAC_" + algorithm[^3..]));

    [Test]
    public void Key_and_MAC_have_the_length_of_the_hash()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(key, Has.Length.EqualTo(Bytes.Number(algorithm) / 8));
            Assert.That(Macs.Compute(algorithm, key, Message), Has.Length.EqualTo(key.Length));
        }
    }

    [Test]
    public void A_MAC_is_accepted_for_its_key_and_message_only()
    {
        var mac = Macs.Compute(algorithm, key, Message);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Macs.Verify(algorithm, key, Message, mac), Is.True);
            Assert.That(Macs.Verify(algorithm, key, [.. Message, 0], mac), Is.False);
            Assert.That(Macs.Verify(algorithm, [1, .. key[1..]], Message, mac), Is.False);
        }
    }

    [Test]
    public void A_MAC_with_any_byte_altered_is_refused()
    {
        var altered = Altered.OneByte(Macs.Compute(algorithm, key, Message));

        Assert.That(altered.Where(mac => Macs.Verify(algorithm, key, Message, mac)), Is.Empty);
    }

    [Test]
    public void Bytes_of_any_other_length_are_refused()
    {
        var mac = Macs.Compute(algorithm, key, Message);

        Assert.That(Altered.Garbage().Append(mac[..^1]).Append([.. mac, 0]).Where(other => Macs.Verify(algorithm, key, Message, other)), Is.Empty);
    }

    [Test]
    public void BouncyCastle_computes_the_same()
    {
        var foreign = MacUtilities.GetMac("HMAC-SHA" + algorithm[^3..]);
        foreign.Init(new KeyParameter(key));

        Assert.That(Macs.Compute(algorithm, key, Message), Is.EqualTo(MacUtilities.DoFinal(foreign, Message)));
    }
}
