using System.Net.Http.Headers;
using System.Text;

namespace FakeKms.Tests.Protocol;

/// <summary>What a client gets that does not speak as the SDK does.</summary>
public class WireTests : InMemory
{
    private const string Scope = "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0";

    [TestCase("TrentService.NoSuchOperation", "{}", "application/x-amz-json-1.1", "UnknownOperationException", TestName = "An_unknown_operation_is_said_to_be_unknown")]
    [TestCase("TrentService.CreateKeyRequest", "{}", "application/x-amz-json-1.1", "UnknownOperationException", TestName = "The_name_of_a_type_is_no_operation")]
    [TestCase("TrentService.System.Diagnostics.Process", "{}", "application/x-amz-json-1.1", "UnknownOperationException", TestName = "The_full_name_of_a_type_is_no_operation")]
    [TestCase("CreateKey", "{}", "application/x-amz-json-1.1", "UnknownOperationException", TestName = "A_target_of_another_service_is_unknown")]
    [TestCase(null, "{}", "application/x-amz-json-1.1", "UnknownOperationException", TestName = "A_missing_target_is_unknown")]
    [TestCase("TrentService.CreateKey", "{}", "text/plain", "UnknownOperationException", TestName = "Another_content_type_is_refused")]
    [TestCase("TrentService.CreateKey", "{", "application/x-amz-json-1.1", "SerializationException", TestName = "Malformed_JSON_is_a_serialization_error")]
    [TestCase("TrentService.CreateKey", "[]", "application/x-amz-json-1.1", "SerializationException", TestName = "A_list_is_no_request")]
    [TestCase("TrentService.CreateKey", "null", "application/x-amz-json-1.1", "SerializationException", TestName = "Null_is_no_request")]
    [TestCase("TrentService.CreateKey", "{\"Description\":7}", "application/x-amz-json-1.1", "SerializationException", TestName = "A_number_is_no_text")]
    [TestCase("TrentService.Encrypt", "{\"KeyId\":\"a\",\"Plaintext\":\"%%\"}", "application/x-amz-json-1.1", "SerializationException", TestName = "A_blob_must_be_base64")]
    [TestCase("TrentService.ImportKeyMaterial", "{\"ValidTo\":1e300}", "application/x-amz-json-1.1", "SerializationException", TestName = "A_time_out_of_range_is_a_serialization_error")]
    [TestCase("TrentService.CreateKey", "{\"Tags\":[null]}", "application/x-amz-json-1.1", "ValidationException", TestName = "No_item_of_a_list_of_structures_is_null")]
    [TestCase("TrentService.UntagResource", "{\"KeyId\":\"a\",\"TagKeys\":[null]}", "application/x-amz-json-1.1", "ValidationException", TestName = "No_item_of_a_list_of_texts_is_null")]
    [TestCase("TrentService.GenerateRandom", "{}", "application/x-amz-json-1.1", "ValidationException", TestName = "A_missing_member_is_a_validation_error")]
    public async Task Wrong_requests_get_errors_of_AWS(string? target, string body, string contentType, string code)
    {
        var (status, text) = await PostAsync(target, body, contentType, Scope);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(400));
            Assert.That(text, Does.StartWith($"{{\"__type\":\"{code}\""));
        }
    }

    [Test]
    public async Task A_request_without_a_signature_is_not_authenticated()
    {
        var (_, text) = await PostAsync("TrentService.ListKeys", "{}", "application/x-amz-json-1.1", authorization: null);

        Assert.That(text, Is.EqualTo("{\"__type\":\"MissingAuthenticationTokenException\",\"message\":\"Missing Authentication Token\"}"));
    }

    [Test]
    public async Task The_text_of_an_error_is_not_escaped_needlessly()
    {
        var (_, text) = await PostAsync("TrentService.DescribeKey", "{\"KeyId\":\"<é>\"}", "application/x-amz-json-1.1", Scope);

        Assert.That(text, Does.Contain("Value '<é>' at 'keyId' failed"));
    }

    [Test]
    public async Task An_error_without_text_has_no_message_member()
    {
        var (_, text) = await PostAsync("TrentService.Decrypt", "{\"CiphertextBlob\":\"AAAA\"}", "application/x-amz-json-1.1", Scope);

        Assert.That(text, Is.EqualTo("{\"__type\":\"InvalidCiphertextException\"}"));
    }

    [Test]
    public async Task An_operation_without_an_output_answers_an_empty_body()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var (status, text) = await PostAsync("TrentService.DisableKey", $"{{\"KeyId\":\"{keyId}\"}}", "application/x-amz-json-1.1", Scope);

        Assert.That((status, text), Is.EqualTo((200, "")));
    }

    [TestCase("ConnectCustomKeyStore")]
    [TestCase("DisconnectCustomKeyStore")]
    [TestCase("UpdateCustomKeyStore")]
    [TestCase("DeleteCustomKeyStore")]
    public async Task An_operation_on_a_custom_key_store_answers_an_empty_object(string operation)
    {
        var (_, created) = await PostAsync("TrentService.CreateCustomKeyStore", """
            {"CustomKeyStoreName":"cards","CloudHsmClusterId":"cluster-2a3b4c5d6e7","TrustAnchorCertificate":"certificate","KeyStorePassword":"kmsuser-password"}
            """, "application/x-amz-json-1.1", Scope);
        if (operation == "DisconnectCustomKeyStore") await PostAsync("TrentService.ConnectCustomKeyStore", created, "application/x-amz-json-1.1", Scope);

        var (status, text) = await PostAsync("TrentService." + operation, created, "application/x-amz-json-1.1", Scope);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created, Does.Match("^\\{\"CustomKeyStoreId\":\"cks-[0-9a-f]{17}\"\\}$"));
            Assert.That((status, text), Is.EqualTo((200, "{}")));
        }
    }

    [Test]
    public async Task A_request_without_a_body_has_no_members()
    {
        var (status, text) = await PostAsync("TrentService.ListKeys", "", "application/x-amz-json-1.1", Scope);

        Assert.That((status, text), Is.EqualTo((200, "{\"Keys\":[],\"Truncated\":false}")));
    }

    [TestCase("identity", 200)]
    [TestCase("Identity", 200)]
    [TestCase("gzip", 400)]
    public async Task A_body_is_taken_as_it_is_and_may_be_said_to_be_so(string encoding, int expected)
    {
        var (status, _) = await PostAsync("TrentService.ListKeys", "{}", "application/x-amz-json-1.1", Scope, encoding);

        Assert.That(status, Is.EqualTo(expected));
    }

    [Test]
    public async Task Only_a_refusal_for_want_of_permission_has_its_text_in_a_member_with_a_capital()
    {
        var keyOfAnother = $"{{\"KeyId\":\"arn:aws:kms:us-east-1:444455556666:key/{Guid.Empty}\"}}";
        var keyOfNobody = $"{{\"KeyId\":\"{Guid.Empty}\"}}";

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await PostAsync("TrentService.DescribeKey", keyOfAnother, "application/x-amz-json-1.1", Scope)).Body, Does.Contain("\"Message\":"));
            Assert.That((await PostAsync("TrentService.DescribeKey", keyOfNobody, "application/x-amz-json-1.1", Scope)).Body, Does.Contain("\"message\":"));
        }
    }

    private async Task<(int Status, string Body)> PostAsync(
        string? target, string body, string contentType, string? authorization, string? encoding = null)
    {
        using var http = RawHttp.To(Kms);
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        if (encoding is not null) request.Content.Headers.ContentEncoding.Add(encoding);
        if (target is not null) request.Headers.Add("X-Amz-Target", target);
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await http.SendAsync(request);
        Assert.That(response.Headers.GetValues("x-amzn-RequestId").Single(), Is.Not.Empty);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
