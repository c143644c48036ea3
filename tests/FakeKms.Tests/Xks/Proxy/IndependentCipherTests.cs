using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Xks.Proxy;

/// <summary>
/// Ciphertexts and integrity values of the embedded proxy, made once more without any code of the library: by .NET's own AES-GCM, and by BouncyCastle where
/// that takes no such initialization vector.
/// </summary>
public sealed class IndependentCipherTests : InMemory
{
    private static readonly byte[] Aad = Encoding.UTF8.GetBytes("project=nile,department=marketing");

    [TestCase(12, "", false)]
    [TestCase(12, "project=nile", false)]
    [TestCase(12, "project=nile", true)]
    [TestCase(12, "", true)]
    [TestCase(16, "project=nile", false)]
    [TestCase(16, "project=nile", true)]
    public void Another_implementation_decrypts_with_the_external_key(int vectorLength, string authenticated, bool withMetadata)
    {
        Kms.XksProxy.WithInitializationVectorLength(vectorLength);
        if (withMetadata) Kms.XksProxy.WithKeyVersions();
        var call = ProxyCall.Encrypt("Hello World!");
        if (authenticated.Length > 0) call = call.With("additionalAuthenticatedData", ProxyCall.Base64(authenticated));

        var answer = call.Send(Kms);
        var metadata = withMetadata ? answer.Bytes("ciphertextMetadata") : [];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.ASCII.GetString(metadata), Is.EqualTo(withMetadata ? "key_version=1" : ""));
            Assert.That(Encoding.UTF8.GetString(Decrypted(answer, Encoding.UTF8.GetBytes(authenticated), metadata)), Is.EqualTo("Hello World!"));
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void The_integrity_value_is_that_of_another_implementation(bool withMetadata)
    {
        if (withMetadata) Kms.XksProxy.WithKeyVersions();

        var answer = ProxyCall.Encrypt()
            .With("additionalAuthenticatedData", Convert.ToBase64String(Aad)).With("ciphertextDataIntegrityValueAlgorithm", "SHA_256").Send(Kms);

        Assert.That(answer.Bytes("ciphertextDataIntegrityValue"), Is.EqualTo(Hash(
            Aad, withMetadata ? answer.Bytes("ciphertextMetadata") : [], answer.Bytes("initializationVector"), answer.Bytes("ciphertext"),
            answer.Bytes("authenticationTag"))));
    }

    [Test]
    public void The_other_implementation_agrees_with_the_worked_example_of_the_specification() => Assert.That(
        Convert.ToBase64String(Hash(
            Aad, "key_version=1"u8.ToArray(), Convert.FromBase64String("HMrlRw85cAJUd5Ax"), Convert.FromBase64String("ghxkK1txeDNn3q8Y"),
            Convert.FromBase64String("vBxN2ncH1oEkR8WVXpmyYQ=="))),
        Is.EqualTo("qHA/ImC9h5HsLRXqCyPmWgYx7tzyoTplzILbP0fPXsc="));

    [Test]
    public void Authenticated_data_cannot_be_passed_off_as_metadata()
    {
        Kms.XksProxy.WithKeyVersions();
        var encrypted = ProxyCall.Encrypt().Send(Kms).Json!;

        var call = ProxyCall.Decrypt(encrypted).With("ciphertextMetadata", null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.With("additionalAuthenticatedData", encrypted["ciphertextMetadata"]!.DeepClone()).Send(Kms).Outcome, Is.EqualTo("400 InvalidCiphertextException"));
            Assert.That(call.Send(Kms).Outcome, Is.EqualTo("400 InvalidCiphertextException"));
            Assert.That(ProxyCall.Decrypt(encrypted).Send(Kms).Outcome, Is.EqualTo("200"));
        }
    }

    private static byte[] Hash(params byte[][] parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts) hash.AppendData(part);
        return hash.GetHashAndReset();
    }

    private byte[] Decrypted(ProxyAnswer answer, byte[] authenticated, byte[] metadata)
    {
        var key = KeyBytes();
        var (vector, ciphertext, tag) = (answer.Bytes("initializationVector"), answer.Bytes("ciphertext"), answer.Bytes("authenticationTag"));
        byte[] aad = [(byte)(authenticated.Length >> 8), (byte)authenticated.Length, .. authenticated, (byte)metadata.Length, .. metadata];
        if (vector.Length == 12)
        {
            var plaintext = new byte[ciphertext.Length];
            using var aes = new AesGcm(key, 16);
            aes.Decrypt(vector, ciphertext, tag, plaintext, aad);
            return plaintext;
        }
        var cipher = CipherUtilities.GetCipher("AES/GCM/NoPadding");
        cipher.Init(false, new Org.BouncyCastle.Crypto.Parameters.AeadParameters(new(key), 128, vector, aad));
        byte[] whole = [.. ciphertext, .. tag];
        return cipher.DoFinal(whole);
    }

    // Nothing outside shows the bytes of an external key; a test of the library may look.
    private byte[] KeyBytes() => new FakeKms.Domain.KeyStores.Proxies.ExternalKey("k1").Material(seed: 0, version: 1);
}
