using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FakeKms.Tests.Protocol;

/// <summary>What a client reads that sends a value of another kind than the member has: the words of AWS, nothing of what the fake is made of.</summary>
public sealed class SerializationTests
{
    private const string Scope = "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0";
    private const string Structure = "Start of structure or map found where not expected.";
    private const string List = "Start of list found where not expected";

    [TestCase("GenerateDataKey", """{"KeyId":"a","NumberOfBytes":"32"}""", "STRING_VALUE can not be converted to an Integer")]
    [TestCase("GenerateDataKey", """{"KeyId":"a","NumberOfBytes":1.5}""", "NUMBER_VALUE can not be converted to an Integer")]
    [TestCase("GenerateDataKey", """{"KeyId":"a","NumberOfBytes":99999999999}""", "NUMBER_VALUE can not be converted to an Integer")]
    [TestCase("GenerateDataKey", """{"KeyId":"a","NumberOfBytes":{}}""", Structure)]
    [TestCase("DescribeKey", """{"KeyId":7}""", "NUMBER_VALUE can not be converted to a String")]
    [TestCase("DescribeKey", """{"KeyId":true}""", "TRUE_VALUE can not be converted to a String")]
    [TestCase("DescribeKey", """{"KeyId":["a"]}""", List)]
    [TestCase("DescribeKey", """{"KeyId":"a","GrantTokens":"b"}""", "STRING_VALUE can not be converted to a List")]
    [TestCase("DescribeKey", """{"KeyId":"a","GrantTokens":[7]}""", "NUMBER_VALUE can not be converted to a String")]
    [TestCase("CreateKey", """{"KeySpec":false}""", "FALSE_VALUE can not be converted to a String")]
    [TestCase("CreateKey", """{"MultiRegion":"true"}""", "STRING_VALUE can not be converted to a Boolean")]
    [TestCase("CreateKey", """{"Tags":[{"TagKey":"a","TagValue":1}]}""", "NUMBER_VALUE can not be converted to a String")]
    [TestCase("CreateKey", """{"Tags":{"TagKey":"a"}}""", Structure)]
    [TestCase("CreateKey", """{"Tags":["a"]}""", "STRING_VALUE can not be converted to a Structure")]
    [TestCase("Encrypt", """{"KeyId":"a","Plaintext":"%%%"}""", "STRING_VALUE can not be converted to a Blob")]
    [TestCase("Encrypt", """{"KeyId":"a","Plaintext":"AA==","EncryptionContext":{"a":1}}""", "NUMBER_VALUE can not be converted to a String")]
    [TestCase("Encrypt", """{"KeyId":"a","Plaintext":"AA==","EncryptionContext":"a"}""", "STRING_VALUE can not be converted to a Map")]
    [TestCase("ImportKeyMaterial", """{"KeyId":"a","ValidTo":"2026-01-01"}""", "STRING_VALUE can not be converted to a Timestamp")]
    [TestCase("ImportKeyMaterial", """{"KeyId":"a","ValidTo":1e400}""", "NUMBER_VALUE can not be converted to a Timestamp")]
    [TestCase("ListKeys", "[]", List)]
    [TestCase("ListKeys", "7", "NUMBER_VALUE can not be converted to a Structure")]
    [TestCase("ListKeys", "null", "null can not be converted to a Structure")]
    [TestCase("ListKeys", "{", "The request body is not JSON.")]
    [TestCase("ListKeys", "{}x", "The request body is not JSON.")]
    public async Task A_value_of_another_kind_is_named_in_the_words_of_AWS(string operation, string body, string text) =>
        Assert.That(await ErrorOfAsync("TrentService." + operation, body), Is.EqualTo("SerializationException: " + text));

    [TestCase("""{"MaxResults":"10"}""", "STRING_VALUE can not be converted to an Integer")]
    [TestCase("""{"LookupAttributes":[{"AttributeKey":7}]}""", "NUMBER_VALUE can not be converted to a String")]
    [TestCase("""{"StartTime":{}}""", Structure)]
    public async Task So_it_is_in_a_look_up(string body, string text) =>
        Assert.That(await ErrorOfAsync("CloudTrail_20131101.LookupEvents", body), Is.EqualTo("SerializationException: " + text));

    [TestCase("TrentService.ListKeys", "Limit")]
    [TestCase("TrentService.ListKeys", "Unknown")]
    [TestCase("CloudTrail_20131101.LookupEvents", "Unknown")]
    public async Task What_is_not_UTF_8_is_not_JSON_wherever_it_stands(string target, string member)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($"{{\"{member}\":\""), 0xC3, 0x28, (byte)'"', (byte)'}'];

        Assert.That(await ErrorOfAsync(target, body), Is.EqualTo("SerializationException: The request body is not JSON."));
    }

    private static Task<string> ErrorOfAsync(string target, string body) => ErrorOfAsync(target, Encoding.UTF8.GetBytes(body));

    private static async Task<string> ErrorOfAsync(string target, byte[] body)
    {
        await using var kms = FakeKmsServer.Start();
        using var http = RawHttp.To(kms);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", Scope);
        using var response = await http.SendAsync(request);
        using var error = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return $"{error.RootElement.GetProperty("__type").GetString()}: {error.RootElement.GetProperty("message").GetString()}";
    }
}
