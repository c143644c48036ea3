using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>What KMS sends to a proxy: to which path, signed how, and what it says of its own caller.</summary>
public sealed class RequestsToProxyTests : WithIndependentProxy
{
    [Test]
    public async Task Each_operation_asks_the_proxy_for_what_it_needs()
    {
        var blob = await EncryptedAsync();
        var other = await Client.CreateSymmetricKeyAsync();
        await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob) });
        await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = KeyId, KeySpec = DataKeySpec.AES_256 });
        await Client.GenerateDataKeyWithoutPlaintextAsync(new GenerateDataKeyWithoutPlaintextRequest { KeyId = KeyId, NumberOfBytes = 1024 });
        var elsewhere = await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = new(blob), DestinationKeyId = other });
        await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = new(elsewhere.CiphertextBlob.ToArray()), DestinationKeyId = KeyId });
        await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = new(blob), DestinationKeyId = KeyId });
        await Client.KeyInAsync(StoreId, "two");
        await Client.UpdateStoreAsync(StoreId, r => r.XksProxyUriPath = "/other/kms/xks/v1");
        await Client.DescribeKeyAsync(KeyId);
        await Client.DisconnectStoreAsync(StoreId);
        await Client.ConnectStoreAsync(StoreId);

        Assert.That(Proxy.Received.Select(request => $"{request.Path} {request.Metadata("kmsOperation")}"), Is.EqualTo(new[]
        {
            "/acme/kms/xks/v1/keys/one/encrypt Encrypt",
            "/acme/kms/xks/v1/keys/one/decrypt Decrypt",
            "/acme/kms/xks/v1/keys/one/encrypt GenerateDataKey",
            "/acme/kms/xks/v1/keys/one/encrypt GenerateDataKeyWithoutPlaintext",
            "/acme/kms/xks/v1/keys/one/decrypt ReEncrypt",
            "/acme/kms/xks/v1/keys/one/encrypt ReEncrypt",
            "/acme/kms/xks/v1/keys/one/decrypt ReEncrypt",
            "/acme/kms/xks/v1/keys/one/encrypt ReEncrypt",
            "/acme/kms/xks/v1/keys/two/metadata CreateKey",
            "/other/kms/xks/v1/health UpdateCustomKeyStore",
            "/other/kms/xks/v1/health ConnectCustomKeyStore",
        }));
    }

    [Test]
    public async Task A_request_has_the_date_of_the_clock_that_the_proxy_was_mapped_with()
    {
        var proxy = new IndependentProxy { ChecksSignatures = false };
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, proxy, clock: Kms.Clock));
        using var client = kms.CreateClient();
        Kms.Advance(TimeSpan.FromDays(40));

        await client.CreateStoreAsync(KeyStoreRequests.Public(endpoint: IndependentProxy.Endpoint));

        Assert.That(proxy.Received.Single().Date, Is.EqualTo("20260210T000000Z"));
    }

    [Test]
    public async Task A_store_with_a_public_endpoint_is_tried_when_it_is_created()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.Public("second", IndependentProxy.Endpoint));

        Assert.That(Proxy.Received.Select(request => (request.Path, request.Metadata("kmsOperation"))), Is.EqualTo(new[] { ("/kms/xks/v1/health", "CreateCustomKeyStore") }));
    }

    [Test]
    public async Task Every_request_is_a_POST_of_JSON_to_the_host_of_the_endpoint_signed_for_the_Region()
    {
        await EncryptedAsync();

        var request = Proxy.Received.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((request.Method, request.Host, request.ContentType), Is.EqualTo(("POST", "xks.example.com", "application/json")));
            Assert.That(request.Authorization, Does.Match(
                "^AWS4-HMAC-SHA256 Credential=" + KeyStoreRequests.AccessKeyId + "/" + request.Date[..8] +
                "/us-east-1/kms-xks-proxy/aws4_request, SignedHeaders=host;x-amz-date, Signature=[0-9a-f]{64}$"));
        }
    }

    [Test]
    public async Task An_encryption_names_the_algorithms_and_what_binds_it_to_its_context()
    {
        await EncryptedAsync("secret", new() { ["tenant"] = "7" });
        await EncryptedAsync("secret", new() { ["tenant"] = "8" });

        var (one, other) = (Proxy.Received[0], Proxy.Received[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one.Json.EnumerateObject().Select(member => member.Name), Is.EquivalentTo(new[]
            {
                "requestMetadata", "additionalAuthenticatedData", "plaintext", "encryptionAlgorithm", "ciphertextDataIntegrityValueAlgorithm",
            }));
            Assert.That(one.Json.GetProperty("encryptionAlgorithm").GetString(), Is.EqualTo("AES_GCM"));
            Assert.That(one.Json.GetProperty("ciphertextDataIntegrityValueAlgorithm").GetString(), Is.EqualTo("SHA_256"));
            Assert.That(one.Bytes("additionalAuthenticatedData"), Is.Not.EqualTo(other.Bytes("additionalAuthenticatedData")));
        }
    }

    [Test]
    public async Task A_decryption_hands_back_what_the_encryption_was_answered()
    {
        var blob = await EncryptedAsync();
        await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob) });

        var (encryption, decryption) = (Proxy.Received[0], Proxy.Received[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(decryption.Json.EnumerateObject().Select(member => member.Name), Is.EquivalentTo(new[]
            {
                "requestMetadata", "additionalAuthenticatedData", "ciphertext", "encryptionAlgorithm", "initializationVector", "authenticationTag", "ciphertextMetadata",
            }));
            Assert.That(decryption.Bytes("additionalAuthenticatedData"), Is.EqualTo(encryption.Bytes("additionalAuthenticatedData")));
            Assert.That(decryption.Bytes("ciphertextMetadata"), Is.EqualTo(new byte[] { 7, 7 }));
            Assert.That(decryption.Bytes("ciphertext"), Has.Length.EqualTo(encryption.Bytes("plaintext").Length));
        }
    }

    [Test]
    public async Task An_answer_without_metadata_is_handed_back_without()
    {
        Proxy.Instead = request => Task.FromResult(request.Api == "encrypt" ? WithoutMetadata(request) : null);
        var blob = await EncryptedAsync();
        await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob) }));

        Assert.That(Proxy.Received[^1].Json.TryGetProperty("ciphertextMetadata", out _), Is.False);
    }

    private static HttpResponseMessage WithoutMetadata(ReceivedRequest request)
    {
        var answer = IndependentProxy.Answer(request);
        answer.Remove("ciphertextMetadata");
        var parts = new[] { "initializationVector", "ciphertext", "authenticationTag" }.SelectMany(part => Convert.FromBase64String(answer[part]!.GetValue<string>()));
        answer["ciphertextDataIntegrityValue"] = Convert.ToBase64String(
            System.Security.Cryptography.SHA256.HashData([.. request.Bytes("additionalAuthenticatedData"), .. parts]));
        return IndependentProxy.Json(answer);
    }
}
