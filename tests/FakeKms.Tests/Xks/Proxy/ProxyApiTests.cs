using System.Text;
using System.Text.Json.Nodes;

namespace FakeKms.Tests.Xks.Proxy;

/// <summary>The four APIs of the embedded proxy, to a request that is right.</summary>
public sealed class ProxyApiTests : InMemory
{
    [Test]
    public void Key_metadata_are_those_that_KMS_asks_of_an_external_key() => Assert.That(
        ProxyCall.GetKeyMetadata().Send(Kms).Text, Is.EqualTo("""{"keySpec":"AES_256","keyUsage":["ENCRYPT","DECRYPT"],"keyStatus":"ENABLED"}"""));

    [Test]
    public void Health_has_the_proxy_and_one_healthy_external_key_manager() => Assert.That(
        ProxyCall.Health().Send(Kms).Text,
        Is.EqualTo(
            """{"xksProxyFleetSize":1,"xksProxyVendor":"FakeKms","xksProxyModel":"FakeKms XKS Proxy 1.0","ekmVendor":"FakeKms", """.TrimEnd() +
            """ "ekmFleetDetails":[{"id":"fakekms-ekm-1","model":"FakeKms EKM 1.0","healthStatus":"ACTIVE"}]}""".TrimStart()));

    [Test]
    public void What_was_encrypted_is_decrypted()
    {
        var encrypted = ProxyCall.Encrypt("4111 1111 1111 1111").Send(Kms);

        Assert.That(ProxyCall.Decrypt(encrypted.Json!).Send(Kms).Text, Is.EqualTo($$"""{"plaintext":"{{ProxyCall.Base64("4111 1111 1111 1111")}}"}"""));
    }

    [Test]
    public void A_ciphertext_is_as_long_as_its_plaintext()
    {
        var encrypted = ProxyCall.Encrypt("hello").Send(Kms);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(encrypted.Bytes("ciphertext"), Has.Length.EqualTo(5));
            Assert.That(encrypted.Bytes("ciphertext"), Is.Not.EqualTo(Encoding.UTF8.GetBytes("hello")));
            Assert.That(encrypted.Bytes("initializationVector"), Has.Length.EqualTo(12));
            Assert.That(encrypted.Bytes("authenticationTag"), Has.Length.EqualTo(16));
            Assert.That(Members(encrypted), Is.EqualTo(new[] { "authenticationTag", "ciphertext", "initializationVector" }));
        }
    }

    [Test]
    public void Every_ciphertext_has_an_initialization_vector_of_its_own() => Assert.That(
        ProxyCall.Encrypt().Send(Kms).Text, Is.Not.EqualTo(ProxyCall.Encrypt().Send(Kms).Text));

    [Test]
    public void The_integrity_value_is_there_when_it_is_asked_for() => Assert.That(
        Members(ProxyCall.Encrypt().With("ciphertextDataIntegrityValueAlgorithm", "SHA_256").Send(Kms)), Does.Contain("ciphertextDataIntegrityValue"));

    [Test]
    public void Encrypt_takes_a_plaintext_of_4300_bytes_and_8192_bytes_of_authenticated_data()
    {
        var authenticated = Convert.ToBase64String(new byte[8192]);

        var encrypted = ProxyCall.Encrypt(new string('x', 4300)).With("additionalAuthenticatedData", authenticated).Send(Kms);
        var decrypted = ProxyCall.Decrypt(encrypted.Json!).With("additionalAuthenticatedData", authenticated).Send(Kms);

        Assert.That(Encoding.UTF8.GetString(decrypted.Bytes("plaintext")), Is.EqualTo(new string('x', 4300)));
    }

    [Test]
    public void Initialization_vectors_have_16_bytes_on_request_and_both_lengths_are_decrypted()
    {
        var shorter = ProxyCall.Encrypt("short").Send(Kms);
        Kms.XksProxy.WithInitializationVectorLength(16);
        var longer = ProxyCall.Encrypt("long").Send(Kms);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(longer.Bytes("initializationVector"), Has.Length.EqualTo(16));
            Assert.That(ProxyCall.Decrypt(longer.Json!).Send(Kms).Bytes("plaintext"), Is.EqualTo("long"u8.ToArray()));
            Assert.That(ProxyCall.Decrypt(shorter.Json!).Send(Kms).Bytes("plaintext"), Is.EqualTo("short"u8.ToArray()));
        }
    }

    [Test]
    public void Base64_is_that_of_the_standard_alphabet()
    {
        var texts = Enumerable.Range(0, 50).Select(_ => ProxyCall.Encrypt(new string('x', 60)).Send(Kms).Json!["ciphertext"]!.GetValue<string>());

        Assert.That(string.Concat(texts), Does.Contain("+").And.Contain("/").And.Not.Contain("-").And.Not.Contain("_"));
    }

    [TestCase("KmsHealthCheck")]
    [TestCase("BulkEncrypt")]
    public void An_operation_of_KMS_that_nobody_knows_is_served(string operation) => Assert.That(
        ProxyCall.Encrypt().With("requestMetadata.kmsOperation", operation).Send(Kms).Outcome, Is.EqualTo("200"));

    [Test]
    public void A_request_id_is_whatever_KMS_says() => Assert.That(
        ProxyCall.Health().With("requestMetadata.kmsRequestId", "not a UUID").Send(Kms).Outcome, Is.EqualTo("200"));

    [Test]
    public void Members_that_nobody_knows_are_left_alone() => Assert.That(
        ProxyCall.Encrypt().With("requestMetadata.kmsNewMember", new JsonObject()).With("newMember", 1).Send(Kms).Outcome, Is.EqualTo("200"));

    [Test]
    public void ARNs_may_have_2048_characters() => Assert.That(
        ProxyCall.Encrypt().With("requestMetadata.awsPrincipalArn", new string('a', 2048)).With("requestMetadata.kmsKeyArn", new string('k', 2048)).Send(Kms).Outcome,
        Is.EqualTo("200"));

    private static string[] Members(ProxyAnswer answer) => [.. ((JsonObject)answer.Json!).Select(member => member.Key).Order(StringComparer.Ordinal)];
}
