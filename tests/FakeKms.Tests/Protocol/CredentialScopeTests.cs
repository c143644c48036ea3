using System.Net.Http.Headers;
using System.Text;

namespace FakeKms.Tests.Protocol;

/// <summary>The credential scope of a signature names the caller and the Region, and becomes part of the ARNs of keys: only what can be one is taken.</summary>
public sealed class CredentialScopeTests : InMemory
{
    private const string LookupEvents = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents";

    [TestCase("us-east-1")]
    [TestCase("us-gov-west-1")]
    [TestCase("us-iso-east-1")]
    [TestCase("us-isob-east-1")]
    [TestCase("eusc-de-east-1")]
    [TestCase("ap-northeast-3")]
    [TestCase("cn-north-1")]
    [TestCase("xx-nowhere-12")]
    public async Task A_text_of_the_form_of_a_Region_is_served(string region)
    {
        var answer = await PostAsync($"Credential=test/20260101/{region}/kms/aws4_request", "TrentService.CreateKey");

        Assert.That(answer, Does.Contain($":kms:{region}:111122223333:key/"));
    }

    [TestCase("..%2f")]
    [TestCase("frankfurt")]
    [TestCase("US-EAST-1")]
    [TestCase("us-east-1\n")]
    [TestCase("us-east")]
    [TestCase("us-east-")]
    [TestCase("-east-1")]
    [TestCase("u-east-1")]
    [TestCase("us-east-1:1")]
    [TestCase("us-east-１")]
    [TestCase("")]
    public async Task Any_other_text_is_refused(string region)
    {
        var expected = $"{{\"__type\":\"InvalidSignatureException\",\"message\":\"Credential should be scoped to a valid region, not '{region.Replace("\n", "\\n", StringComparison.Ordinal)}'. \"}}";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await PostAsync($"Credential=test/20260101/{region}/kms/aws4_request", "TrentService.CreateKey"), Is.EqualTo(expected));
            Assert.That(await PostAsync($"Credential=test/20260101/{region}/cloudtrail/aws4_request", LookupEvents), Is.EqualTo(expected));
            Assert.That(Kms.Keys, Is.Empty);
        }
    }

    [TestCase("test/us-east-1/kms")]
    [TestCase("test/20260101/us-east-1/kms")]
    [TestCase("test/20260101/us-east-1/kms/aws4_request/more")]
    [TestCase("/20260101/us-east-1/kms/aws4_request")]
    [TestCase("test")]
    [TestCase("")]
    public async Task A_scope_of_other_than_five_parts_is_refused(string credential) => Assert.That(
        await PostAsync($"Credential={credential}", "TrentService.CreateKey"),
        Is.EqualTo(
            "{\"__type\":\"IncompleteSignatureException\",\"message\":\"Credential must have exactly 5 slash-delimited elements, e.g. " +
            $"keyid/date/region/service/term, got '{credential}'\"}}"));

    [TestCase("application/x-amz-json-1.1; charset=utf-8")]
    [TestCase("application/x-amz-json-1.1;charset=UTF-8")]
    [TestCase("Application/X-Amz-Json-1.1")]
    public async Task The_type_of_the_content_may_name_its_charset(string contentType) =>
        Assert.That(await PostAsync("Credential=test/20260101/us-east-1/kms/aws4_request", "TrentService.CreateKey", contentType), Does.StartWith("{\"KeyMetadata\""));

    [TestCase("application/x-amz-json-1.0")]
    [TestCase("application/x-amz-json-1.10; charset=utf-8")]
    public async Task Another_type_is_refused(string contentType) => Assert.That(
        await PostAsync("Credential=test/20260101/us-east-1/kms/aws4_request", "TrentService.CreateKey", contentType), Does.Contain("UnknownOperationException"));

    private async Task<string> PostAsync(string scope, string target, string contentType = "application/x-amz-json-1.1")
    {
        using var http = RawHttp.To(Kms);
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}")) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
