using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>Which external keys CreateKey takes.</summary>
public sealed class NewExternalKeyTests : WithIndependentProxy
{
    [Test]
    public async Task A_key_behind_a_proxy_names_its_origin_its_store_and_its_external_key()
    {
        var metadata = (await Client.DescribeKeyAsync(KeyId)).KeyMetadata;

        Assert.That(
            (metadata.Origin.Value, metadata.CustomKeyStoreId, metadata.XksKeyConfiguration.Id, metadata.KeyState.Value),
            Is.EqualTo(("EXTERNAL_KEY_STORE", StoreId, "one", "Enabled")));
    }

    [TestCase("keySpec", "AES_128", "The key spec of the external key must be AES_256. The key spec of specified external key is AES_128.")]
    [TestCase("keyStatus", "DISABLED", "The status of the external key must be ENABLED. The status of specified external key is DISABLED.")]
    [TestCase("keyUsage", "ENCRYPT", "The key usage of the external key must include ENCRYPT and DECRYPT. The key use of specified external key is ENCRYPT.")]
    [TestCase("keyUsage", "DECRYPT", "The key usage of the external key must include ENCRYPT and DECRYPT. The key use of specified external key is DECRYPT.")]
    [TestCase("keyUsage", "SIGN", "The key usage of the external key must include ENCRYPT and DECRYPT. The key use of specified external key is SIGN.")]
    public async Task An_external_key_of_another_kind_is_refused(string member, string value, string text)
    {
        Proxy.Instead = request =>
        {
            var answer = IndependentProxy.Answer(request);
            answer[member] = member == "keyUsage" ? new JsonArray(value) : value;
            return Task.FromResult<HttpResponseMessage?>(IndependentProxy.Json(answer));
        };

        Assert.That(await ErrorOf(() => Client.KeyInAsync(StoreId, "two")), Is.EqualTo($"XksKeyInvalidConfigurationException: {text}"));
    }

    [Test]
    public async Task What_is_wrong_with_the_request_is_found_before_the_proxy_is_asked()
    {
        string[] errors =
        [
            await ErrorOf(() => Client.KeyInAsync(StoreId, "one")),
            await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest
            {
                Origin = OriginType.EXTERNAL_KEY_STORE, CustomKeyStoreId = StoreId, XksKeyId = "two", KeySpec = KeySpec.RSA_2048, KeyUsage = KeyUsageType.SIGN_VERIFY,
            })),
            await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest
            {
                Origin = OriginType.EXTERNAL_KEY_STORE, CustomKeyStoreId = StoreId, XksKeyId = "two", Policy = "{}",
            })),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors.Select(error => error.Split(':')[0]), Is.EqualTo(new[] { "XksKeyAlreadyInUseException", "UnsupportedOperationException", "MalformedPolicyDocumentException" }));
            Assert.That(Proxy.Received, Is.Empty);
        }
    }

    [Test]
    public async Task A_store_that_is_not_connected_asks_its_proxy_for_nothing()
    {
        await Client.DisconnectStoreAsync(StoreId);
        string[] errors =
        [
            await ErrorOf(() => Client.KeyInAsync(StoreId, "two")),
            await ErrorOf(() => EncryptedAsync()),
        ];

        const string NotConnected =
            "This KMS key is in a custom key store that is not connected to its external key store proxy. Connect the external key store and try the request again.";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors, Is.EqualTo(new[] { $"CustomKeyStoreInvalidStateException: {NotConnected}", $"KMSInvalidStateException: {NotConnected}" }));
            Assert.That(Proxy.Received, Is.Empty);
        }
    }

    [Test]
    public async Task A_proxy_that_dies_leaves_its_store_connected_and_its_keys_enabled()
    {
        Proxy.Instead = _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        await ErrorOf(() => EncryptedAsync());

        Assert.That(((await Client.StoreAsync(StoreId)).ConnectionState.Value, await StateOf(KeyId)), Is.EqualTo(("CONNECTED", "Enabled")));
    }
}
