using System.Security.Cryptography;
using FakeKms.Crypto.Recipients;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Cms;
using Org.BouncyCastle.Security;
using static FakeKms.Tests.Crypto.Recipients.AttestationSamples;

namespace FakeKms.Tests.Crypto.Recipients;

public class RecipientEnvelopeTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(16)]
    [TestCase(32)]
    [TestCase(4096)]
    public void BouncyCastle_opens_what_was_sealed(int length)
    {
        var plaintext = new SeededStream(1, "plaintext").Bytes(length);

        Assert.That(Open(Seal(plaintext), RecipientKey()), Is.EqualTo(plaintext));
    }

    [TestCase(3072)]
    [TestCase(4096)]
    public void Longer_keys_open_it_too(int bits)
    {
        using var key = RecipientKey(bits);
        var sealedBytes = RecipientEnvelope.Seal(key.ExportSubjectPublicKeyInfo(), [1, 2, 3], new SeededStream(1, "seal"));

        Assert.That(Open(sealedBytes, key), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void Another_key_opens_nothing()
    {
        using var other = FakeKms.Crypto.Rsa.RsaPrimePool.Create(2048, 12);

        Assert.That(() => Open(Seal([1, 2, 3]), other), Throws.InstanceOf<CmsException>());
    }

    [TestCase(0)]
    [TestCase(16)]
    [TestCase(4096)]
    public void What_was_sealed_is_opened(int length)
    {
        using var key = RecipientKey();
        var plaintext = new SeededStream(1, "plaintext").Bytes(length);

        Assert.That(RecipientEnvelope.Open(Seal(plaintext), key), Is.EqualTo(plaintext));
    }

    [Test]
    public void An_envelope_with_definite_lengths_is_opened_too()
    {
        using var key = RecipientKey();
        var definite = Asn1Object.FromByteArray(Seal([1, 2, 3])).GetDerEncoded();

        Assert.That(definite, Is.Not.EqualTo(Seal([1, 2, 3])));
        Assert.That(RecipientEnvelope.Open(definite, key), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void What_is_no_envelope_for_the_key_is_not_opened()
    {
        using var key = RecipientKey();
        using var other = FakeKms.Crypto.Rsa.RsaPrimePool.Create(2048, 12);
        var stream = new SeededStream(8, "garbage");
        var whole = Seal([1, 2, 3]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(RecipientEnvelope.Open(whole, other), Is.Null);
            Assert.That(RecipientEnvelope.Open([.. whole, 0], key), Is.Null);
            Assert.That(Enumerable.Range(0, whole.Length).Where(length => RecipientEnvelope.Open(whole[..length], key) is not null), Is.Empty);
            Assert.That(Enumerable.Range(0, 100).Where(length => RecipientEnvelope.Open(stream.Bytes(length), key) is not null), Is.Empty);
        }
    }

    // An answer of KMS for 32 bytes, from the test data of the Nitro Enclaves SDK. Left out is what differs from answer to answer.
    [Test]
    public void The_layers_are_those_of_Kms()
    {
        var envelope = Seal(Filled(32, 0x5A));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(envelope, Has.Length.EqualTo(493));
            Assert.That(Hex(0, 33), Is.EqualTo("308006092A864886F70D010703A08030800201023182016B308201670201028020"), "up to the key identifier");
            Assert.That(
                Hex(65, 66),
                Is.EqualTo(
                    "303C06092A864886F70D010107302FA00F300D06096086480165030402010500A11C301A06092A864886F70D010108" +
                    "300D0609608648016503040201050004820100"),
                "up to the encrypted key");
            Assert.That(Hex(387, 28), Is.EqualTo("308006092A864886F70D010701301D060960864801650304012A0410"), "up to the initialization vector");
            Assert.That(Hex(431, 4), Is.EqualTo("A0800430"), "up to the ciphertext");
            Assert.That(Hex(483, 10), Is.EqualTo("00000000000000000000"), "the ends of five layers");
        }

        string Hex(int start, int length) => Convert.ToHexString(envelope, start, length);
    }

    [Test]
    public void The_same_random_bytes_seal_alike()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Seal([1, 2, 3], seed: 1), Is.EqualTo(Seal([1, 2, 3], seed: 1)));
            Assert.That(Seal([1, 2, 3], seed: 2), Is.Not.EqualTo(Seal([1, 2, 3], seed: 1)));
        }
    }

    [Test]
    public void A_key_of_another_kind_cannot_seal()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.That(
            () => RecipientEnvelope.Seal(key.ExportSubjectPublicKeyInfo(), [1], new SeededStream(1, "seal")),
            Throws.ArgumentException.With.Message.StartsWith("The public key is not of RSA."));
    }

    [Test]
    public void Garbage_is_no_key_to_seal_with()
    {
        var stream = new SeededStream(7, "garbage");

        Assert.That(Enumerable.Range(0, 301).Where(length => RecipientEnvelope.CanSeal(stream.Bytes(length))), Is.Empty);
    }

    private static byte[] Seal(byte[] plaintext, long seed = 1) => RecipientEnvelope.Seal(PublicKey, plaintext, new SeededStream(seed, "seal"));

    private static byte[] Open(byte[] envelope, RSA key)
    {
        var recipient = new CmsEnvelopedData(envelope).GetRecipientInfos().GetRecipients().Single();
        return recipient.GetContent(PrivateKeyFactory.CreateKey(key.ExportPkcs8PrivateKey()));
    }
}
