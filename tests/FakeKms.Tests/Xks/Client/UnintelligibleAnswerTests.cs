using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;
using FakeKms.Xks.Messages;

namespace FakeKms.Tests.Xks.Client;

/// <summary>Answers that break the specification, one member at a time; and those at its limits, which do not.</summary>
public sealed class UnintelligibleAnswerTests : WithIndependentProxy
{
    private const string Unintelligible = "AWS KMS cannot interpret the response from the external key store proxy.";

    private static IEnumerable<TestCaseData> Encryptions =>
    [
        Case("no ciphertext", answer => answer.Remove("ciphertext")),
        Case("a ciphertext that is too short", answer => answer["ciphertext"] = Base64(5)),
        Case("no initialization vector", answer => answer.Remove("initializationVector")),
        Case("an initialization vector of 11 bytes", answer => answer["initializationVector"] = Base64(11)),
        Case("an initialization vector of 13 bytes", answer => answer["initializationVector"] = Base64(13)),
        Case("an initialization vector of 17 bytes", answer => answer["initializationVector"] = Base64(17)),
        Case("no tag", answer => answer.Remove("authenticationTag")),
        Case("a tag of 15 bytes", answer => answer["authenticationTag"] = Base64(15)),
        Case("a tag of 17 bytes", answer => answer["authenticationTag"] = Base64(17)),
        Case("metadata of 21 bytes", answer => answer["ciphertextMetadata"] = Base64(21)),
        Case("metadata that are no text", answer => answer["ciphertextMetadata"] = 7),
        Case("no integrity value", answer => answer.Remove("ciphertextDataIntegrityValue")),
        Case("another integrity value", answer => answer["ciphertextDataIntegrityValue"] = Base64(32), keepsIntegrity: true),
        Case("another ciphertext than the one of the integrity value", answer => answer["ciphertext"] = Changed(answer["ciphertext"]!), keepsIntegrity: true),
        Case("another vector", answer => answer["initializationVector"] = Changed(answer["initializationVector"]!), keepsIntegrity: true),
        Case("another tag", answer => answer["authenticationTag"] = Changed(answer["authenticationTag"]!), keepsIntegrity: true),
        Case("other metadata", answer => answer["ciphertextMetadata"] = Base64(2), keepsIntegrity: true),
        Case("a ciphertext in the Base64 of URLs", answer => answer["ciphertext"] = "_-" + answer["ciphertext"]!.GetValue<string>()[2..], keepsIntegrity: true),
        Case("a ciphertext with a line end", answer => answer["ciphertext"] = answer["ciphertext"]!.GetValue<string>() + "\n"),
        Case("a tag without padding", answer => answer["authenticationTag"] = answer["authenticationTag"]!.GetValue<string>().TrimEnd('=')),
    ];

    private static IEnumerable<TestCaseData> Keys =>
    [
        Case("no key spec", answer => answer.Remove("keySpec")),
        Case("no usage", answer => answer.Remove("keyUsage")),
        Case("a usage that is a text", answer => answer["keyUsage"] = "ENCRYPT"),
        Case("eleven usages", answer => answer["keyUsage"] = Usages(11)),
        Case("no status", answer => answer.Remove("keyStatus")),
        Case("a status that there is not", answer => answer["keyStatus"] = "ASLEEP"),
    ];

    private static IEnumerable<TestCaseData> Healths =>
    [
        Case("no size of the fleet", answer => answer.Remove("xksProxyFleetSize")),
        Case("a fleet of none", answer => answer["xksProxyFleetSize"] = 0),
        Case("half a proxy", answer => answer["xksProxyFleetSize"] = 1.5),
        Case("a size that is a text", answer => answer["xksProxyFleetSize"] = "2"),
        Case("no vendor", answer => answer.Remove("xksProxyVendor")),
        Case("no model", answer => answer.Remove("xksProxyModel")),
        Case("no vendor of the managers", answer => answer.Remove("ekmVendor")),
        Case("no managers", answer => answer.Remove("ekmFleetDetails")),
        Case("an empty list of managers", answer => answer["ekmFleetDetails"] = new JsonArray()),
        Case("eleven managers", answer => answer["ekmFleetDetails"] = Managers(11)),
        Case("a manager without an id", answer => Manager(answer).Remove("id")),
        Case("a manager without a model", answer => Manager(answer).Remove("model")),
        Case("a manager without health", answer => Manager(answer).Remove("healthStatus")),
        Case("a health that there is not", answer => Manager(answer)["healthStatus"] = "TIRED"),
    ];

    private static IEnumerable<TestCaseData> SaidOfHealth =>
    [
        Said("ekmFleetDetails is missing, or no list.", answer => answer.Remove("ekmFleetDetails")),
        Said("ekmFleetDetails has more than 10 items.", answer => answer["ekmFleetDetails"] = Managers(11)),
        Said("An item of ekmFleetDetails is no object.", answer => answer["ekmFleetDetails"]!.AsArray().Add("hsm-2")),
        Said("healthStatus is none of ACTIVE, DEGRADED, UNAVAILABLE.", answer => Manager(answer)["healthStatus"] = "TIRED"),
        Said("xksProxyFleetSize is missing, or no whole number above zero.", answer => answer["xksProxyFleetSize"] = 0),
        Said("xksProxyFleetSize is missing, or no whole number above zero.", answer => answer.Remove("xksProxyFleetSize")),
    ];

    private static IEnumerable<TestCaseData> SaidOfKeys =>
    [
        Said("keyUsage is missing, or no list.", answer => answer.Remove("keyUsage")),
        Said("keyUsage is missing, or no list.", answer => answer["keyUsage"] = "ENCRYPT"),
        Said("An item of keyUsage is no text.", answer => answer["keyUsage"]!.AsArray().Add(7)),
        Said("keyStatus is none of ENABLED, DISABLED.", answer => answer["keyStatus"] = "ASLEEP"),
    ];

    private static IEnumerable<TestCaseData> AtTheLimits =>
    [
        Case("an initialization vector of 16 bytes", answer => answer["initializationVector"] = Base64(16)),
        Case("metadata of 20 bytes", answer => answer["ciphertextMetadata"] = Base64(20)),
        Case("empty metadata", answer => answer["ciphertextMetadata"] = ""),
        Case("no metadata", answer => answer.Remove("ciphertextMetadata")),
        Case("a member that is new", answer => answer["ciphertextColour"] = "blue"),
    ];

    [TestCaseSource(nameof(Encryptions))]
    public async Task An_encryption_is_refused(Action<JsonObject> change, bool keepsIntegrity)
    {
        Change("encrypt", change, keepsIntegrity);

        Assert.That(await ErrorOf(() => EncryptedAsync()), Does.StartWith($"KMSInvalidStateException: {Unintelligible}"));
    }

    [Test]
    public async Task What_is_wrong_with_an_answer_can_be_read()
    {
        string[] details =
        [
            await DetailAsync(answer => answer["initializationVector"] = Base64(13)),
            await DetailAsync(answer => answer.Remove("authenticationTag")),
            await DetailAsync(answer => answer["ciphertextMetadata"] = Base64(21)),
            await DetailAsync(answer => answer["ciphertextDataIntegrityValue"] = Base64(32), keepsIntegrity: true),
            await DetailAsync(answer => answer["authenticationTag"] = "AAAA\n"),
        ];

        Assert.That(details, Is.EqualTo(new[]
        {
            "HTTP 200: initializationVector has 13 bytes, not 12 or 16.",
            "HTTP 200: authenticationTag is missing, or no text.",
            "HTTP 200: ciphertextMetadata has 21 bytes, more than 20.",
            "HTTP 200: ciphertextDataIntegrityValue is not the one of these parts.",
            "HTTP 200: authenticationTag is no Base64 in the standard alphabet with padding.",
        }));
    }

    [TestCaseSource(nameof(SaidOfHealth))]
    public async Task What_is_wrong_with_a_health_can_be_read(Action<JsonObject> change, string detail)
    {
        Change("health", change, keepsIntegrity: true);
        await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Public("second", IndependentProxy.Endpoint)));

        Assert.That(Kms.XksMetrics.XksProxyErrors[^1].Detail, Is.EqualTo("HTTP 200: " + detail));
    }

    [TestCaseSource(nameof(SaidOfKeys))]
    public async Task What_is_wrong_with_an_external_key_can_be_read(Action<JsonObject> change, string detail)
    {
        Change("metadata", change, keepsIntegrity: true);
        await ErrorOf(() => Client.KeyInAsync(StoreId, "two"));

        Assert.That(Kms.XksMetrics.XksProxyErrors[^1].Detail, Is.EqualTo("HTTP 200: " + detail));
    }

    [TestCase(XksHttpAnswer.Longest, "no error")]
    [TestCase(XksHttpAnswer.Longest + 1, "HTTP 200: The body has more than 65536 bytes.")]
    public async Task A_body_may_have_as_many_bytes_as_KMS_reads(int length, string expected)
    {
        Proxy.Instead = request => Task.FromResult<HttpResponseMessage?>(IndependentProxy.Text(IndependentProxy.Answer(request).ToJsonString().PadRight(length)));

        var error = await ErrorOf(() => EncryptedAsync());

        Assert.That(error == "no error" ? error : Kms.XksMetrics.XksProxyErrors[^1].Detail, Is.EqualTo(expected));
    }

    [TestCase(200, "{\"ciphertext\":\"\\uD800\"}", "HTTP 200: The body has a text that is no Unicode.")]
    [TestCase(401, "{\"errorName\":\"AuthenticationFailedException\",\"errorMessage\":7}", null)]
    [TestCase(302, "<html>", "HTTP 302: The body is no JSON.")]
    [TestCase(500, "[]", "HTTP 500: The body is no JSON object.")]
    [TestCase(500, "{}", "HTTP 500: errorName is missing, or no text.")]
    [TestCase(400, "{\"errorName\":\"KeyIsAsleepException\"}", "HTTP 400: The specification has no KeyIsAsleepException.")]
    [TestCase(401, "{\"errorName\":\"AuthenticationFailedException\",\"errorMessage\":\"The canonical request differs.\"}", "The canonical request differs.")]
    public async Task What_a_proxy_says_of_an_error_can_be_read(int status, string body, string? detail)
    {
        Proxy.Instead = _ => Task.FromResult<HttpResponseMessage?>(IndependentProxy.Text(body, status));
        await ErrorOf(() => EncryptedAsync());

        Assert.That(Kms.XksMetrics.XksProxyErrors[^1].Detail, Is.EqualTo(detail));
    }

    [TestCaseSource(nameof(AtTheLimits))]
    public async Task An_encryption_at_the_limits_is_taken(Action<JsonObject> change, bool keepsIntegrity)
    {
        Change("encrypt", change, keepsIntegrity);

        Assert.That(await ErrorOf(() => EncryptedAsync()), Is.EqualTo("no error"));
    }

    [TestCaseSource(nameof(Keys))]
    public async Task A_new_key_is_refused(Action<JsonObject> change, bool keepsIntegrity)
    {
        Change("metadata", change, keepsIntegrity);

        Assert.That(await ErrorOf(() => Client.KeyInAsync(StoreId, "two")), Does.StartWith($"CustomKeyStoreInvalidStateException: {Unintelligible}"));
    }

    [Test]
    public async Task Ten_usages_are_taken()
    {
        Change("metadata", answer => answer["keyUsage"] = Usages(10), keepsIntegrity: true);

        Assert.That(await ErrorOf(() => Client.KeyInAsync(StoreId, "two")), Is.EqualTo("no error"));
    }

    [TestCaseSource(nameof(Healths))]
    public async Task A_new_store_is_refused(Action<JsonObject> change, bool keepsIntegrity)
    {
        Change("health", change, keepsIntegrity);

        Assert.That(
            await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Public("second", IndependentProxy.Endpoint))),
            Does.StartWith($"XksProxyInvalidResponseException: {Unintelligible}"));
    }

    [Test]
    public async Task Ten_managers_one_of_them_serving_are_taken()
    {
        Change("health", answer => answer["ekmFleetDetails"] = Managers(10), keepsIntegrity: true);

        Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Public("second", IndependentProxy.Endpoint))), Is.EqualTo("no error"));
    }

    [Test]
    public async Task Managers_none_of_which_serves_make_an_unhealthy_proxy()
    {
        const string Unhealthy =
            "The external key store proxy is in an unhealthy state. If you see this message repeatedly, notify your external key store proxy administrator.";
        await Client.DisconnectStoreAsync(StoreId);
        Change("health", answer => answer["ekmFleetDetails"]!.AsArray()[0]!["healthStatus"] = "UNAVAILABLE", keepsIntegrity: true);

        var error = await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Public("second", IndependentProxy.Endpoint)));
        await Client.ConnectStoreAsync(StoreId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo($"XksProxyUriUnreachableException: {Unhealthy}"));
            Assert.That((await Client.StoreAsync(StoreId)).ConnectionErrorCode.Value, Is.EqualTo("XKS_PROXY_NOT_REACHABLE"));
        }
    }

    [TestCase("no plaintext")]
    [TestCase("another plaintext")]
    [TestCase("a plaintext that is too short")]
    public async Task A_decryption_is_refused(string mistake)
    {
        var blob = await EncryptedAsync();
        Change("decrypt", answer => answer["plaintext"] = mistake switch
        {
            "no plaintext" => null,
            "another plaintext" => Changed(answer["plaintext"]!),
            _ => Base64(3),
        }, keepsIntegrity: true);

        var error = await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob) }));

        Assert.That(error, Does.StartWith("KMSInvalidStateException: " + (mistake == "no plaintext"
            ? Unintelligible
            : "The ciphertext that the external key store proxy submitted for decryption, or the encryption context, is corrupted, missing, or otherwise invalid.")));
    }

    private async Task<string> DetailAsync(Action<JsonObject> change, bool keepsIntegrity = false)
    {
        Change("encrypt", change, keepsIntegrity);
        await ErrorOf(() => EncryptedAsync());
        return Kms.XksMetrics.XksProxyErrors[^1].Detail!;
    }

    private static TestCaseData Said(string detail, Action<JsonObject> change) => new TestCaseData(change, detail).SetArgDisplayNames(detail);

    private static TestCaseData Case(string name, Action<JsonObject> change, bool keepsIntegrity = false) =>
        new TestCaseData(change, keepsIntegrity).SetArgDisplayNames(name);

    private void Change(string api, Action<JsonObject> change, bool keepsIntegrity) => Proxy.Instead = request =>
    {
        if (request.Api != api) return Task.FromResult<HttpResponseMessage?>(null);
        var answer = IndependentProxy.Answer(request);
        change(answer);
        if (!keepsIntegrity && answer.ContainsKey("ciphertextDataIntegrityValue")) Seal(request, answer);
        return Task.FromResult<HttpResponseMessage?>(IndependentProxy.Json(answer));
    };

    // The mistake shall be the only one.
    private static void Seal(ReceivedRequest request, JsonObject answer)
    {
        var parts = new[] { "ciphertextMetadata", "initializationVector", "ciphertext", "authenticationTag" }.SelectMany(part => Bytes(answer[part]));
        answer["ciphertextDataIntegrityValue"] = Convert.ToBase64String(
            System.Security.Cryptography.SHA256.HashData([.. request.Bytes("additionalAuthenticatedData"), .. parts]));
    }

    private static byte[] Bytes(JsonNode? part)
    {
        var bytes = new byte[8192];
        return part?.GetValueKind() == System.Text.Json.JsonValueKind.String && Convert.TryFromBase64String(part.GetValue<string>(), bytes, out var count) ? bytes[..count] : [];
    }

    private static string Base64(int length) => Convert.ToBase64String(new byte[length]);

    private static string Changed(JsonNode part)
    {
        var bytes = Convert.FromBase64String(part.GetValue<string>());
        bytes[0] ^= 1;
        return Convert.ToBase64String(bytes);
    }

    private static JsonArray Usages(int count) => [.. Enumerable.Range(0, count).Select(index => (JsonNode)(index switch { 0 => "ENCRYPT", 1 => "DECRYPT", _ => "WRAP" }))];

    private static JsonObject Manager(JsonObject health) => health["ekmFleetDetails"]!.AsArray()[1]!.AsObject();

    private static JsonArray Managers(int count) => [.. Enumerable.Range(0, count).Select(index => (JsonNode)new JsonObject
    {
        ["id"] = $"hsm-{index}", ["model"] = "Luna", ["healthStatus"] = index == 0 ? "ACTIVE" : "UNAVAILABLE",
    })];
}
