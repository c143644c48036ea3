using System.Formats.Asn1;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Sm2;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto.Sm2;

public sealed class Sm2PrivateKeyFormTests
{
    private const string Spec = "SM2";
    private const string Sm2 = "1.2.156.10197.1.301";
    private const string P256 = "1.2.840.10045.3.1.7";
    private static readonly BigInteger Order = ECDomainParameters.LookupName("sm2p256v1").N;
    private readonly SeededStream randomness = new(7, Spec);

    [Test]
    public void The_form_of_BouncyCastle_that_names_the_curve_twice_is_read()
    {
        var key = Sm2KeyPair.Generate(Spec, randomness);
        var bouncy = PrivateKeyInfoFactory.CreatePrivateKeyInfo(PrivateKeyFactory.CreateKey(key.Pkcs8)).GetDerEncoded();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bouncy, Has.Length.EqualTo(150));
            Assert.That(Sm2KeyPair.Read(Spec, bouncy)?.Pkcs8, Is.EqualTo(key.Pkcs8));
        }
    }

    [Test]
    public void Scalars_from_one_to_the_order_less_two_are_private_keys()
    {
        BigInteger[] good = [BigInteger.One, Order.Subtract(BigInteger.Two)];
        BigInteger[] bad = [BigInteger.Zero, Order.Subtract(BigInteger.One), Order, Order.Add(BigInteger.One)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(good.Select(scalar => Sm2KeyPair.Read(Spec, Pkcs8(scalar))), Has.None.Null);
            Assert.That(bad.Select(scalar => Sm2KeyPair.Read(Spec, Pkcs8(scalar))), Has.All.Null);
        }
    }

    [Test]
    public void A_key_that_contradicts_itself_is_refused()
    {
        var other = Sm2KeyPair.Generate(Spec, randomness).PublicKey[^65..];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Sm2KeyPair.Read(Spec, Pkcs8(BigInteger.Five, innerCurve: P256)), Is.Null);
            Assert.That(Sm2KeyPair.Read(Spec, Pkcs8(BigInteger.Five, publicKey: other)), Is.Null);
        }
    }

    [Test]
    public void Anything_but_a_private_key_on_the_curve_is_refused()
    {
        var key = Sm2KeyPair.Generate(Spec, randomness);
        byte[][] wrong =
        [
            .. Altered.Garbage(), .. Altered.Cut(key.Pkcs8), [.. key.Pkcs8, 0], key.PublicKey, Pkcs8(BigInteger.Five, curve: P256), Explicit(key),
        ];

        Assert.That(wrong.Select(bytes => Sm2KeyPair.Read(Spec, bytes)), Has.All.Null);
    }

    private static byte[] Pkcs8(BigInteger scalar, string curve = Sm2, string? innerCurve = null, byte[]? publicKey = null)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString(scalar.ToByteArrayUnsigned());
            Optional(writer, 0, innerCurve, () => writer.WriteObjectIdentifier(innerCurve!));
            Optional(writer, 1, publicKey, () => writer.WriteBitString(publicKey));
        }

        return new PrivateKeyEnvelope("1.2.840.10045.2.1", Named(curve), writer.Encode()).Write();
    }

    private static byte[] Named(string curve)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(curve);
        return writer.Encode();
    }

    private static void Optional(AsnWriter writer, int tag, object? value, Action write)
    {
        if (value is null) return;
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, tag, isConstructed: true))) write();
    }

    // The same curve, spelled out by its parameters and not by its name.
    private static byte[] Explicit(Sm2KeyPair key)
    {
        var named = (ECPrivateKeyParameters)PrivateKeyFactory.CreateKey(key.Pkcs8);
        var domain = new ECDomainParameters(named.Parameters.Curve, named.Parameters.G, named.Parameters.N, named.Parameters.H);
        return PrivateKeyInfoFactory.CreatePrivateKeyInfo(new ECPrivateKeyParameters(named.D, domain)).GetDerEncoded();
    }
}
