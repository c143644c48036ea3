using System.Text;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Sm2;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Utilities;

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

    // The equation holds for each of them: only the range of r and s, one up to the order, is against it.
    [Test]
    public void Numbers_below_one_are_refused_though_they_add_up()
    {
        var (curve, message) = (NamedCurve.Of("SM2"), Encoding.ASCII.GetBytes("message digest"));
        var (point, number) = (curve.ReadPublicKey(key.PublicKey)!, BigInteger.ValueOf(7));
        BigInteger X(ECPoint sum) => sum.Normalize().AffineXCoord.ToBigInteger();
        var forR = X(curve.Domain.G.Add(point).Multiply(number)).Negate().Mod(curve.Order);
        var forS = number.Subtract(X(point.Multiply(number))).Mod(curve.Order);
        var (r, s) = Sm2Example.Signature;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Verify(Algorithm, MessageForm.Digest, BigIntegers.AsUnsignedByteArray(32, forR), Encode(BigInteger.Zero, number)), Is.False, "r = 0");
            Assert.That(key.Verify(Algorithm, MessageForm.Digest, BigIntegers.AsUnsignedByteArray(32, forS), Encode(number, BigInteger.Zero)), Is.False, "s = 0");
            Assert.That(Sm2Example.Key.Verify(Algorithm, MessageForm.Raw, message, Encode(r, s.Subtract(curve.Order))), Is.False, "s - n");
        }
    }

    private static byte[] Encode(long r, long s) => Encode(BigInteger.ValueOf(r), BigInteger.ValueOf(s));

    private static byte[] Encode(BigInteger r, BigInteger s) =>
        new DerSequence(new DerInteger(r), new DerInteger(s)).GetDerEncoded();
}
