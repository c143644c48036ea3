using System.Text;
using System.Text.Json.Nodes;

namespace FakeKms.Tests.Xks.Proxy;

/// <summary>What the embedded proxy answers to each mistake of a request.</summary>
public sealed class ProxyRequestTests : InMemory
{
    private const string Validation = "400 ValidationException";
    private const string InvalidCiphertext = "400 InvalidCiphertextException";
    private const string Unsupported = "501 UnsupportedOperationException";
    private const string NoPath = "404 InvalidUriPathException";

    private static readonly string[] Apis = ["GetHealthStatus", "GetKeyMetadata", "Encrypt", "Decrypt"];

    private static IEnumerable<TestCaseData> Paths()
    {
        yield return Case("another version", "/kms/xks/v2", "/health");
        yield return Case("no version", "/kms/xks", "/health");
        yield return Case("another API", "/kms/xks/v1", "/keys/k1/sign");
        yield return Case("a key without an API", "/kms/xks/v1", "/keys/k1");
        yield return Case("no key", "/kms/xks/v1", "/keys//encrypt");
        yield return Case("a slash at the end", "/kms/xks/v1", "/health/");
        yield return Case("one name more", "/kms/xks/v1", "/keys/k1/encrypt/now");
        yield return Case("letters of another case", "/kms/xks/v1", "/Health");
        yield return Case("the base alone", "/kms/xks/v1", "");
        yield return Case("the root", "", "/");
    }

    private static IEnumerable<TestCaseData> Mistakes()
    {
        foreach (var api in Apis)
        {
            yield return Case(api, "requestMetadata", null, Validation);
            yield return Case(api, "requestMetadata", new JsonObject(), Validation);
            yield return Case(api, "requestMetadata", "text", Validation);
            yield return Case(api, "requestMetadata", new JsonArray(), Validation);
            foreach (var member in (string[])["kmsOperation", "kmsRequestId"])
            {
                yield return Case(api, $"requestMetadata.{member}", null, Validation);
                yield return Case(api, $"requestMetadata.{member}", "", Validation);
                yield return Case(api, $"requestMetadata.{member}", 1, Validation);
            }
            foreach (var member in (string[])["awsSourceVpc", "awsSourceVpce", "kmsViaService"])
            {
                yield return Case(api, $"requestMetadata.{member}", 1, Validation);
                yield return Case(api, $"requestMetadata.{member}", "vpc-1", "200");
            }
            yield return Case(api, "requestMetadata.awsPrincipalArn", null, api == "GetHealthStatus" ? "200" : Validation);
            yield return Case(api, "requestMetadata.awsPrincipalArn", "AWS Internal", "200");
            yield return Case(api, "requestMetadata.kmsKeyArn", null, api is "Encrypt" or "Decrypt" ? Validation : "200");
        }
        foreach (var mistake in OfEncrypt().Concat(OfDecrypt())) yield return mistake;
    }

    private static IEnumerable<TestCaseData> OfEncrypt()
    {
        yield return Case("Encrypt", "plaintext", null, Validation);
        yield return Case("Encrypt", "plaintext", "", Validation);
        yield return Case("Encrypt", "plaintext", 5, Validation);
        yield return Case("Encrypt", "plaintext", "aGVsbG8", Validation, "without padding");
        yield return Case("Encrypt", "plaintext", "aGVs bG8=", Validation, "with a space");
        yield return Case("Encrypt", "plaintext", "aGVsbG8=\n", Validation, "with a line end");
        yield return Case("Encrypt", "plaintext", "aGVsbG9=", Validation, "with bits at the end");
        yield return Case("Encrypt", "plaintext", "-_-_", Validation, "of the URL form");
        yield return Case("Encrypt", "plaintext", new string('A', 8192), "200", "of 8192 characters");
        yield return Case("Encrypt", "plaintext", new string('A', 8196), Unsupported, "of 8196 characters");
        yield return Case("Encrypt", "encryptionAlgorithm", null, Validation);
        yield return Case("Encrypt", "encryptionAlgorithm", "AES_CBC", Validation);
        yield return Case("Encrypt", "ciphertextDataIntegrityValueAlgorithm", "SHA_256", "200");
        yield return Case("Encrypt", "ciphertextDataIntegrityValueAlgorithm", "SHA_512", Validation);
        yield return Case("Encrypt", "ciphertextDataIntegrityValueAlgorithm", 256, Validation);
        yield return Case("Encrypt", "additionalAuthenticatedData", "*", Validation);
        yield return Case("Encrypt", "additionalAuthenticatedData", 1, Validation);
        yield return Case("Encrypt", "additionalAuthenticatedData", "", "200");
        yield return Case("Encrypt", "additionalAuthenticatedData", new string('A', 16384), "200", "of 16384 characters");
        yield return Case("Encrypt", "additionalAuthenticatedData", new string('A', 16388), Unsupported, "of 16388 characters");
    }

    private static IEnumerable<TestCaseData> OfDecrypt()
    {
        foreach (var member in (string[])["ciphertext", "encryptionAlgorithm", "initializationVector", "authenticationTag"])
        {
            yield return Case("Decrypt", member, null, Validation);
            yield return Case("Decrypt", member, "", Validation);
            yield return Case("Decrypt", member, 1, Validation);
            yield return Case("Decrypt", member, "*", Validation);
        }
        yield return Case("Decrypt", "ciphertext", "AAAAAAA=", InvalidCiphertext);
        yield return Case("Decrypt", "ciphertext", new string('A', 8192), InvalidCiphertext, "of 8192 characters");
        yield return Case("Decrypt", "ciphertext", new string('A', 8196), Unsupported, "of 8196 characters");
        yield return Case("Decrypt", "encryptionAlgorithm", "AES_CBC", Validation);
        foreach (var length in (int[])[11, 12, 13, 15, 16, 17])
            yield return Case("Decrypt", "initializationVector", Zeros(length), InvalidCiphertext, $"of {length} bytes");
        foreach (var length in (int[])[12, 15, 16, 17])
            yield return Case("Decrypt", "authenticationTag", Zeros(length), InvalidCiphertext, $"of {length} bytes");
        yield return Case("Decrypt", "ciphertextMetadata", Zeros(20), InvalidCiphertext, "of 20 bytes");
        yield return Case("Decrypt", "ciphertextMetadata", Zeros(21), InvalidCiphertext, "of 21 bytes");
        yield return Case("Decrypt", "ciphertextMetadata", "*", Validation);
        yield return Case("Decrypt", "ciphertextMetadata", 1, Validation);
        yield return Case("Decrypt", "additionalAuthenticatedData", "AAAA", InvalidCiphertext);
        yield return Case("Decrypt", "additionalAuthenticatedData", new string('A', 16388), Unsupported, "of 16388 characters");
    }

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_has_its_error(string api, string member, Func<JsonNode?> value, string expected)
    {
        var call = ProxyCall.All(Kms).Single(each => each.Name == api).Call;

        var answer = call.With(member, value()).Send(Kms);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Outcome, Is.EqualTo(expected));
            Assert.That(answer.ErrorMessage ?? "", Does.Match("^[ -~]{0,511}$"));
        }
    }

    [TestCase("", Validation)]
    [TestCase("hello", Validation)]
    [TestCase("[]", Validation)]
    [TestCase("\"text\"", Validation)]
    [TestCase("null", Validation)]
    [TestCase("{", Validation)]
    [TestCase("{} {}", Validation)]
    [TestCase("{\"requestMetadata\":{\"kmsOperation\":\"\\uD800\",\"kmsRequestId\":\"1\"}}", Validation)]
    [TestCase("{\"requestMetadata\":{\"kmsOperation\":\"x\",\"kmsRequestId\":\"1\"}}", "200")]
    [TestCase("{\"requestMetadata\":null}", Validation)]
    public void A_body_that_is_no_JSON_object_is_refused(string body, string expected) => Assert.That(
        (ProxyCall.Health() with { Body = Encoding.UTF8.GetBytes(body) }).Send(Kms).Outcome, Is.EqualTo(expected));

    [Test]
    public void A_body_that_is_no_text_is_refused() => Assert.That(
        (ProxyCall.Health() with { Body = [0x7B, 0xFF, 0xFE, 0x7D] }).Send(Kms).Outcome, Is.EqualTo(Validation));

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("HEAD")]
    [TestCase("DELETE")]
    public void Another_method_than_POST_is_not_allowed(string method)
    {
        var answers = ProxyCall.All(Kms).Select(each => (each.Call with { Method = method }).Send(Kms)).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(Enumerable.Repeat(405, 4)));
            Assert.That(answers.Select(answer => answer.Text), Is.All.Empty);
        }
    }

    [TestCaseSource(nameof(Paths))]
    public void Another_path_is_unknown(string uriPath, string api) =>
        Assert.That((ProxyCall.Health() with { Base = uriPath, Api = api }).Send(Kms).Outcome, Is.EqualTo(NoPath));

    [Test]
    public void A_key_id_that_KMS_does_not_take_is_no_key() =>
        Assert.That(ProxyCall.GetKeyMetadata("k%201").Send(Kms).Outcome, Is.EqualTo("404 KeyNotFoundException"));

    [TestCase(128, "200")]
    [TestCase(129, "404 KeyNotFoundException")]
    public void A_key_id_has_at_most_128_characters(int length, string expected) =>
        Assert.That(ProxyCall.GetKeyMetadata(new string('k', length)).Send(Kms).Outcome, Is.EqualTo(expected));

    private static string Zeros(int length) => Convert.ToBase64String(new byte[length]);

    private static TestCaseData Case(string name, string uriPath, string api) => new TestCaseData(uriPath, api).SetArgDisplayNames(name);

    // A node of JSON has one parent, and each case needs its own.
    private static TestCaseData Case(string api, string member, JsonNode? value, string expected, string? display = null) =>
        new TestCaseData(api, member, (Func<JsonNode?>)(() => value?.DeepClone()), expected)
            .SetArgDisplayNames(api, member, display ?? value?.ToJsonString() ?? "left out", expected);
}
