using System.Formats.Asn1;
using FakeKms.Crypto;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Wrapping;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1;

namespace FakeKms.Tests.Crypto;

/// <summary>AWS takes private keys in BER or DER, and names DER alone for everything else.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-conceptual.html#importing-keys-material-requirements"/></remarks>
public class EncodingRuleTests
{
    private static readonly string[] Specs =
    [
        "RSA_2048", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519", "ML_DSA_44", "ML_KEM_512", "SM2",
    ];

    private static readonly string[] Curves = ["ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "SM2"];

    [TestCaseSource(nameof(Specs))]
    public void A_private_key_of_indefinite_lengths_is_the_same_key(string spec)
    {
        var key = TestKeys.First(spec).Pkcs8;
        var envelope = Asn1Sequence.GetInstance(key);
        var inner = Indefinite(Asn1OctetString.GetInstance(envelope[2]).GetOctets());
        var (half, outer) = (inner.Length / 2, new Asn1EncodableVector(envelope[0], envelope[1]));
        outer.Add(new BerOctetString([new DerOctetString(inner[..half]), new DerOctetString(inner[half..])]));
        var indefinite = new BerSequence(outer).GetEncoded("BER");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(indefinite[1], Is.EqualTo(0x80));
            Assert.That(KeyPairs.Read(spec, indefinite)?.Pkcs8, Is.EqualTo(key));
            Assert.That(KeyPairs.SpecOf(indefinite), Is.EqualTo(spec));
            Assert.That(KeyPairs.Read(spec, indefinite[..^2]), Is.Null);
            Assert.That(KeyPairs.Read(spec, [.. indefinite, 0, 0]), Is.Null);
        }
    }

    [TestCaseSource(nameof(Specs))]
    public void A_private_key_with_a_length_in_more_bytes_than_it_needs_is_the_same_key(string spec)
    {
        var key = TestKeys.First(spec).Pkcs8;

        Assert.That(KeyPairs.Read(spec, WithLongLength(key))?.Pkcs8, Is.EqualTo(key));
    }

    [TestCaseSource(nameof(Curves))]
    public void A_public_key_of_another_party_is_taken_in_DER_alone(string spec)
    {
        var (key, peer) = ((IKeyAgreement)TestKeys.First(spec), TestKeys.Second(spec).PublicKey);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.DeriveSharedSecret(peer), Is.Not.Null);
            Assert.That(key.DeriveSharedSecret(Indefinite(peer)), Is.Null);
            Assert.That(key.DeriveSharedSecret(WithLongLength(peer)), Is.Null);
        }
    }

    [TestCase("ECC_NIST_P256", "ECDSA_SHA_256")]
    [TestCase("ECC_SECG_P256K1", "ECDSA_SHA_256")]
    [TestCase("SM2", "SM2DSA")]
    public void A_signature_is_taken_in_DER_alone(string spec, string algorithm)
    {
        var key = (ISigner)TestKeys.First(spec);
        var signature = key.Sign(algorithm, MessageForm.Raw, [1], Bytes.Stream("signing"));
        bool Verifies(byte[] bytes) => key.Verify(algorithm, MessageForm.Raw, [1], bytes);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verifies(signature), Is.True);
            Assert.That(Verifies(Indefinite(signature)), Is.False);
            Assert.That(Verifies(WithLongLength(signature)), Is.False);
        }
    }

    [Test]
    public void An_SM2_ciphertext_is_taken_in_DER_alone_by_the_key_and_by_a_wrapping_key()
    {
        var (key, wrapping) = (TestKeys.First("SM2"), WrappingKeys.Create("SM2", seed: 42, number: 0));
        var ciphertext = ((IEncryptor)key).Encrypt("SM2PKE", [1, 2, 3], Bytes.Stream("encrypting"));
        var wrapped = MaterialWrapper.Wrap("SM2PKE", wrapping.PublicKey, [1, 2, 3], SystemRandomness.Instance);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((IEncryptor)key).Decrypt("SM2PKE", ciphertext), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(((IEncryptor)key).Decrypt("SM2PKE", Indefinite(ciphertext)), Is.Null);
            Assert.That(((IEncryptor)key).Decrypt("SM2PKE", WithLongLength(ciphertext)), Is.Null);
            Assert.That(wrapping.Unwrap("SM2PKE", wrapped), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(wrapping.Unwrap("SM2PKE", Indefinite(wrapped)), Is.Null);
        }
    }

    // A bit that is zero may be declared not to count, which leaves the same bytes.
    [TestCaseSource(nameof(Curves))]
    public void A_point_whose_last_byte_does_not_count_whole_is_no_public_half(string spec)
    {
        var key = Enumerable.Range(1, 64).Select(number => KeyPairs.Generate(spec, GivenBytes.Number(number)).Pkcs8).First(pkcs8 => pkcs8[^1] % 2 == 0);
        var unusedBits = key.Length - 2 - 2 * NamedCurve.Of(spec).FieldLength;
        byte[] altered = [.. key[..unusedBits], 1, .. key[(unusedBits + 1)..]];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key[unusedBits], Is.Zero);
            Assert.That(KeyPairs.Read(spec, key), Is.Not.Null);
            Assert.That(KeyPairs.Read(spec, altered), Is.Null);
        }
    }

    // Sequences get no length but an end; what is no sequence stays as it is.
    private static byte[] Indefinite(byte[] der) =>
        Asn1Object.FromByteArray(der) is Asn1Sequence sequence ? new BerSequence(sequence.ToArray()).GetEncoded("BER") : der;

    private static byte[] WithLongLength(byte[] der)
    {
        AsnDecoder.ReadEncodedValue(der, AsnEncodingRules.DER, out var start, out var length, out _);
        return [der[0], 0x83, (byte)(length >> 16), (byte)(length >> 8), (byte)length, .. der[start..]];
    }
}
