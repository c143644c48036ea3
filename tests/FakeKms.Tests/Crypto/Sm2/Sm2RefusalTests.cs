using System.Text;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Sm2;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace FakeKms.Tests.Crypto.Sm2;

public sealed class Sm2RefusalTests
{
    private const string Algorithm = "SM2DSA";
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("4111 1111 1111 1111");
    private readonly SeededStream randomness = new(7, "SM2");
    private readonly Sm2KeyPair key;

    public Sm2RefusalTests() => key = Sm2KeyPair.Generate("SM2", randomness);

    [Test]
    public void Bytes_that_are_no_signature_are_refused()
    {
        var signature = key.Sign(Algorithm, MessageForm.Raw, Message, randomness);
        byte[][] wrong = [.. Altered.Garbage(), .. Altered.Cut(signature), [.. signature, 0], Encode(-1, 1), Encode(0, 1), Encode(1, 0), Encode(1, -1)];

        Assert.That(wrong.Where(bytes => key.Verify(Algorithm, MessageForm.Raw, Message, bytes)), Is.Empty);
    }

    // It needs no private key and would fit every public key, if r + s were not looked at.
    [Test]
    public void Numbers_that_add_up_to_the_order_are_refused()
    {
        var digest = Convert.FromHexString("78dc4209093d29b0cfbd99f8be42ed36b6e7dd102a44c5aee5e7037adc543c2a");
        var forged = Convert.FromHexString(
            "302d022100fffffffeffffffffffffffffffffffff7203df6b21c6052b5298aea1b029733402080123456789abcdef");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Verify(Algorithm, MessageForm.Digest, digest, forged), Is.False);
            Assert.That(Sm2Example.Key.Verify(Algorithm, MessageForm.Digest, digest, forged), Is.False);
        }
    }

    // s, s + n and r + n are the same modulo n, and so would be many spellings of one signature.
    [Test]
    public void Numbers_beyond_the_order_are_refused()
    {
        var n = ECDomainParameters.LookupName("sm2p256v1").N;
        var (r, s) = Sm2Example.Signature;
        var message = Encoding.ASCII.GetBytes("message digest");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Sm2Example.Key.Verify(Algorithm, MessageForm.Raw, message, Encode(r, s)), Is.True);
            Assert.That(Sm2Example.Key.Verify(Algorithm, MessageForm.Raw, message, Encode(r.Add(n), s)), Is.False);
            Assert.That(Sm2Example.Key.Verify(Algorithm, MessageForm.Raw, message, Encode(r, s.Add(n))), Is.False);
            Assert.That(Sm2Example.Key.Verify(Algorithm, MessageForm.Raw, message, Encode(r, n.Subtract(r))), Is.False);
        }
    }

    private static byte[] Encode(long r, long s) => Encode(BigInteger.ValueOf(r), BigInteger.ValueOf(s));

    private static byte[] Encode(BigInteger r, BigInteger s) =>
        new DerSequence(new DerInteger(r), new DerInteger(s)).GetDerEncoded();
}
