using System.Security.Cryptography;
using FakeKms.Crypto;
using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities;

namespace FakeKms.Tests.Crypto.Ec;

[TestFixture("ECC_NIST_P256", "P-256")]
[TestFixture("ECC_NIST_P384", "P-384")]
[TestFixture("ECC_NIST_P521", "P-521")]
[TestFixture("ECC_SECG_P256K1", "secp256k1")]
public class EcKeyPairTests(string keySpec, string curveName)
{
    private readonly NamedCurve curve = NamedCurve.Of(keySpec);

    [Test]
    public void The_curve_is_the_one_of_its_name() => Assert.That(curve.Order, Is.EqualTo(ECNamedCurveTable.GetByName(curveName).N));

    [TestCase(0x00)]
    [TestCase(0xFF)]
    public void The_scalar_is_what_the_bytes_leave_modulo_the_order_less_one_and_one_more(byte filled)
    {
        var key = KeyPairs.Generate(keySpec, new Constant(filled));
        var bytes = Enumerable.Repeat(filled, curve.FieldLength + 8).ToArray();

        Assert.That(key.Pkcs8, Is.EqualTo(Read(Scalar(new BigInteger(1, bytes).Mod(curve.Order.Subtract(BigInteger.One)).Add(BigInteger.One)))?.Pkcs8));
    }

    [Test]
    public void A_key_without_public_half_is_read()
    {
        var key = EcPrivateKey.Read(curve, TestKeys.First(keySpec).Pkcs8)!;

        Assert.That(Read(Scalar(key.Scalar))?.Pkcs8, Is.EqualTo(key.Pkcs8));
    }

    [Test]
    public void A_key_in_the_form_of_BouncyCastle_is_read()
    {
        var key = TestKeys.First(keySpec);
        var foreign = PrivateKeyInfoFactory.CreatePrivateKeyInfo(PrivateKeyFactory.CreateKey(key.Pkcs8)).GetDerEncoded();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(foreign, Is.Not.EqualTo(key.Pkcs8));
            Assert.That(Read(foreign)?.Pkcs8, Is.EqualTo(key.Pkcs8));
        }
    }

    [Test]
    public void A_scalar_without_its_leading_zeros_is_read() => Assert.That(Read([1])?.Pkcs8, Is.EqualTo(Read(Scalar(BigInteger.One))?.Pkcs8));

    [Test]
    public void A_scalar_from_one_to_the_order_less_one_is_read()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read([]), Is.Null);
            Assert.That(Read(Scalar(BigInteger.Zero)), Is.Null);
            Assert.That(Read(Scalar(BigInteger.One)), Is.Not.Null);
            Assert.That(Read(Scalar(curve.Order.Subtract(BigInteger.One))), Is.Not.Null);
            Assert.That(Read(Scalar(curve.Order)), Is.Null);
            Assert.That(Read([1, .. Scalar(BigInteger.One)]), Is.Null);
        }
    }

    [Test]
    public void A_public_half_behind_the_private_one_must_be_the_right_one_too()
    {
        var (key, other) = (curve.PublicPoint(BigInteger.Three), curve.PublicPoint(BigInteger.Four));
        byte[] With(byte[] publicKey) => EcForms.Pkcs8(keySpec, Scalar(BigInteger.Three), outerPublicKey: publicKey);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(EcPrivateKey.Read(curve, With(key.GetEncoded(compressed: false))), Is.Not.Null);
            Assert.That(EcPrivateKey.Read(curve, With(key.GetEncoded(compressed: true))), Is.Not.Null);
            Assert.That(EcPrivateKey.Read(curve, With(other.GetEncoded(compressed: false))), Is.Null);
            Assert.That(EcPrivateKey.Read(curve, With([4, 1, 2, 3])), Is.Null);
        }
    }

    [Test]
    public void A_public_half_must_be_the_right_one()
    {
        var (key, other) = (curve.PublicPoint(BigInteger.Three), curve.PublicPoint(BigInteger.Four));
        byte[]? WithPublic(byte[] point) => EcPrivateKey.Read(curve, EcForms.Pkcs8(keySpec, Scalar(BigInteger.Three), publicKey: point))?.Pkcs8;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(WithPublic(key.GetEncoded(compressed: false)), Is.Not.Null);
            Assert.That(WithPublic(key.GetEncoded(compressed: true)), Is.Not.Null);
            Assert.That(WithPublic(other.GetEncoded(compressed: false)), Is.Null);
            Assert.That(WithPublic(key.GetEncoded(compressed: false)[..^1]), Is.Null);
            Assert.That(WithPublic([0]), Is.Null);
            Assert.That(WithPublic([]), Is.Null);
        }
    }

    [Test]
    public void The_curve_inside_must_be_the_same_one()
    {
        var other = NamedCurve.Of(keySpec == "ECC_NIST_P256" ? "ECC_SECG_P256K1" : "ECC_NIST_P256").Parameters;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(EcPrivateKey.Read(curve, EcForms.Pkcs8(keySpec, [3], namedAgain: curve.Parameters)), Is.Not.Null);
            Assert.That(EcPrivateKey.Read(curve, EcForms.Pkcs8(keySpec, [3], namedAgain: other)), Is.Null);
            Assert.That(EcPrivateKey.Read(curve, EcForms.Pkcs8(keySpec, [3], version: 2)), Is.Null);
        }
    }

    [Test]
    [Platform(Exclude = "MacOsX", Reason = "The framework takes no explicit curves there.")]
    public void A_curve_that_is_written_out_is_refused()
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(TestKeys.First(keySpec).Pkcs8, out _);
        using var writtenOut = ECDsa.Create(key.ExportExplicitParameters(includePrivateParameters: true));

        Assert.That(KeyPairs.Read(keySpec, writtenOut.ExportPkcs8PrivateKey()), Is.Null);
    }

    [Test]
    public void Signatures_do_not_repeat()
    {
        var key = (ISigner)TestKeys.First(keySpec);
        var algorithm = keySpec switch { "ECC_NIST_P384" => "ECDSA_SHA_384", "ECC_NIST_P521" => "ECDSA_SHA_512", _ => "ECDSA_SHA_256" };
        var randomness = Bytes.Stream("signing");

        Assert.That(Enumerable.Range(0, 5).Select(_ => Convert.ToHexString(key.Sign(algorithm, MessageForm.Raw, [1], randomness))), Is.Unique);
    }

    private KeyPair? Read(byte[] scalar) => KeyPairs.Read(keySpec, scalar.Length > 80 ? scalar : EcForms.Pkcs8(keySpec, scalar));

    private byte[] Scalar(BigInteger value) => BigIntegers.AsUnsignedByteArray(curve.FieldLength, value);

    private sealed class Constant(byte value) : IRandomness
    {
        public void Fill(Span<byte> destination) => destination.Fill(value);
    }
}
