using System.Text;
using System.Text.Json.Nodes;

namespace FakeKms.Tests.Xks.Proxy;

/// <summary>What the embedded proxy says is wrong with a request, in words.</summary>
public sealed class ProxyMessageTests : InMemory
{
    private static readonly string Long = new('A', 8_196);

    private static IEnumerable<TestCaseData> OfBodies() =>
    [
        Case("Encrypt", "requestMetadata", null, "requestMetadata is missing."),
        Case("Encrypt", "requestMetadata", new JsonObject(), "requestMetadata is empty."),
        Case("Encrypt", "requestMetadata", "text", "requestMetadata is no JSON object."),
        Case("Encrypt", "requestMetadata.kmsOperation", null, "kmsOperation is missing."),
        Case("Encrypt", "requestMetadata.kmsKeyArn", 1, "kmsKeyArn is no text."),
        Case("GetHealthStatus", "requestMetadata.awsPrincipalArn", 1, "awsPrincipalArn is no text."),
        Case("GetHealthStatus", "requestMetadata.kmsKeyArn", 1, "kmsKeyArn is no text."),
        Case("Encrypt", "plaintext", "", "plaintext is missing."),
        Case("Encrypt", "plaintext", "aGVsbG8", "plaintext is not in Base64 of the standard alphabet with padding."),
        Case("Encrypt", "plaintext", Long, "plaintext is longer than 8192 characters."),
        Case("Encrypt", "additionalAuthenticatedData", Long + Long, "additionalAuthenticatedData is longer than 16384 characters."),
        Case("Encrypt", "encryptionAlgorithm", "AES_CBC", "encryptionAlgorithm must be AES_GCM."),
        Case("Encrypt", "ciphertextDataIntegrityValueAlgorithm", "SHA_512", "ciphertextDataIntegrityValueAlgorithm must be SHA_256."),
        Case("Decrypt", "ciphertext", Long, "ciphertext is longer than 8192 characters."),
        Case("Decrypt", "ciphertext", "AAAA", "The ciphertext is not one of this external key with this authenticated data."),
        Case("Decrypt", "initializationVector", "AAAA", "initializationVector must have 12 or 16 bytes."),
        Case("Decrypt", "authenticationTag", "AAAA", "authenticationTag must have 16 bytes."),
        Case("Decrypt", "ciphertextMetadata", Convert.ToBase64String(new byte[21]), "ciphertextMetadata must have at most 20 bytes."),
    ];

    private static IEnumerable<TestCaseData> OfSignatures() =>
    [
        Signed("There must be one Authorization header.", call => call with { Altered = headers => headers.Remove("Authorization") }),
        Signed("The Authorization header must begin with AWS4-HMAC-SHA256 and a space.", call => call with { Authorization = _ => "Basic dXNlcjpwYXNz" }),
        Signed(
            "The Authorization header must have Credential, SignedHeaders, Signature.",
            call => call with { Authorization = header => header.Replace("Signature", "Seal", StringComparison.Ordinal) }),
        Signed("There must be one X-Amz-Date header of the form 20150830T123600Z.", call => call with { Altered = headers => headers.Remove("x-amz-date") }),
        Signed("The date is more than 5 minutes away from the present time.", call => call with { Time = Pinned.Start.AddMinutes(-6) }),
        Signed("The credential must be keyid/date/region/service/aws4_request.", call => call with { Terminator = "aws4_request/more" }),
        Signed("The credential must have the day of X-Amz-Date.", call => call with { Day = "20251231" }),
        Signed("The credential must have a Region.", call => call with { Region = "everywhere" }),
        Signed("The credential must have the service kms-xks-proxy.", call => call with { Service = "kms" }),
        Signed("The credential must end with aws4_request.", call => call with { Terminator = "aws5_request" }),
        Signed("The headers host and x-amz-date must be signed.", call => call with { Unsigned = ["host"] }),
        Signed("The access key id is unknown.", call => call with { AccessKeyId = "AAAAAAAAAAAAAAAAAAAA" }),
        Signed("The signature is not that of this request.", call => call with { Secret = new string('x', 44) }),
    ];

    // A member that does not fit is a mistake of the request, whatever the key is.
    private static IEnumerable<TestCaseData> WithNoKey() =>
    [
        Case("Encrypt", "additionalAuthenticatedData", 1, "additionalAuthenticatedData is no text."),
        Case("Encrypt", "ciphertextDataIntegrityValueAlgorithm", 1, "ciphertextDataIntegrityValueAlgorithm is no text."),
        Case("Encrypt", "plaintext", null, "plaintext is missing."),
        Case("Encrypt", "encryptionAlgorithm", null, "encryptionAlgorithm is missing."),
        Case("Decrypt", "ciphertextMetadata", 1, "ciphertextMetadata is no text."),
        Case("Decrypt", "additionalAuthenticatedData", 1, "additionalAuthenticatedData is no text."),
        Case("Decrypt", "ciphertext", null, "ciphertext is missing."),
        Case("Decrypt", "initializationVector", null, "initializationVector is missing."),
        Case("Decrypt", "authenticationTag", null, "authenticationTag is missing."),
        Case("Decrypt", "encryptionAlgorithm", null, "encryptionAlgorithm is missing."),
    ];

    [TestCaseSource(nameof(OfBodies))]
    public void A_mistake_in_a_body_is_named(string api, string member, Func<JsonNode?> value, string message) =>
        Assert.That(CallOf(api).With(member, value()).Send(Kms).ErrorMessage, Is.EqualTo(message));

    [TestCaseSource(nameof(WithNoKey))]
    public void A_mistake_in_a_body_is_named_before_a_key_that_is_not_there(string api, string member, Func<JsonNode?> value, string message)
    {
        var call = CallOf(api).With(member, value());
        Kms.XksProxy.ExternalKey("k1").Delete();

        Assert.That(call.Send(Kms).ErrorMessage, Is.EqualTo(message));
    }

    [TestCaseSource(nameof(OfSignatures))]
    public void A_mistake_in_a_signature_is_named(Func<object, object> change, string message) =>
        Assert.That(((ProxyCall)change(ProxyCall.Health())).Send(Kms).ErrorMessage, Is.EqualTo(message));

    [TestCase("{", "The body is no JSON.")]
    [TestCase("[]", "The body is no JSON object.")]
    public void A_body_that_is_no_object_is_told_from_one_that_is_no_JSON(string body, string message) =>
        Assert.That((ProxyCall.Health() with { Body = Encoding.UTF8.GetBytes(body) }).Send(Kms).ErrorMessage, Is.EqualTo(message));

    [Test]
    public void A_path_that_there_is_not_is_named() =>
        Assert.That((ProxyCall.Health() with { Base = "/kms/xks/v2" }).Send(Kms).ErrorMessage, Is.EqualTo("The proxy has no such path."));

    [Test]
    public void What_a_key_cannot_do_is_named()
    {
        var decrypt = CallOf("Decrypt");
        string? With(Action<XksProxySettings> change, ProxyCall call)
        {
            change(Kms.XksProxy);
            return call.Send(Kms).ErrorMessage;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                With(proxy => proxy.WithExternalKey("k1", ExternalKeyUsage.DecryptOnly), ProxyCall.Encrypt()), Is.EqualTo("The external key does not encrypt."));
            Assert.That(
                With(proxy => proxy.WithExternalKey("k1", ExternalKeyUsage.EncryptOnly), ProxyCall.Encrypt().With("ciphertextDataIntegrityValueAlgorithm", "SHA_256")),
                Is.EqualTo("The external key does not decrypt, which the integrity value takes."));
            Assert.That(With(_ => { }, decrypt), Is.EqualTo("The external key does not decrypt."));
            Assert.That(
                With(proxy => proxy.WithExternalKey("k1", status: ExternalKeyStatus.Disabled), decrypt), Is.EqualTo("The external key is disabled."));
            Assert.That(With(_ => { }, ProxyCall.Encrypt(key: "k2")), Is.EqualTo("There is no such external key."));
            Assert.That(With(proxy => proxy.WithAuthorization(_ => false), decrypt), Is.EqualTo("The proxy does not authorize this request."));
        }
    }

    [Test]
    public void Managers_that_are_all_away_are_named()
    {
        Kms.XksProxy.WithExternalKeyManager("hsm-1", EkmHealthStatus.Unavailable);

        Assert.That(ProxyCall.Encrypt().Send(Kms).ErrorMessage, Is.EqualTo("No external key manager can be reached."));
    }

    private ProxyCall CallOf(string api) => ProxyCall.All(Kms).Single(each => each.Name == api).Call;

    private static TestCaseData Case(string api, string member, JsonNode? value, string message) =>
        new TestCaseData(api, member, (Func<JsonNode?>)(() => value?.DeepClone()), message).SetArgDisplayNames(api, member, message);

    private static TestCaseData Signed(string message, Func<ProxyCall, ProxyCall> change) =>
        new TestCaseData((Func<object, object>)(call => change((ProxyCall)call)), message).SetArgDisplayNames(message);
}
