using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FakeKms.Tests.Protocol.CloudTrail;

/// <summary>A client of CloudTrail as the SDKs speak, without an SDK: AWS JSON 1.1.</summary>
internal sealed class CloudTrailClient(FakeKmsServer kms) : IDisposable
{
    private readonly HttpClient http = RawHttp.To(kms);

    public string TargetName { get; init; } = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101";

    public string Region { get; init; } = "us-east-1";

    public string AccessKeyId { get; init; } = "AKIAIOSFODNN7EXAMPLE";

    public async Task<JsonElement> LookupAsync(string request)
    {
        var (status, body) = await PostAsync("LookupEvents", request);
        Assert.That(status, Is.EqualTo(200), body);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>The names of the events of a page, the newest first.</summary>
    public async Task<string[]> NamesAsync(string request) => Names(await LookupAsync(request));

    /// <summary>The error as "status code: text".</summary>
    public async Task<string> ErrorOfAsync(string request, string operation = "LookupEvents")
    {
        var (status, body) = await PostAsync(operation, request);
        var error = JsonDocument.Parse(body).RootElement;
        return $"{status} {error.GetProperty("__type").GetString()}: {error.GetProperty("message").GetString()}";
    }

    public static string[] Names(JsonElement page) => [.. page.GetProperty("Events").EnumerateArray().Select(item => item.GetProperty("EventName").GetString()!)];

    public void Dispose() => http.Dispose();

    private async Task<(int Status, string Body)> PostAsync(string operation, string request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request)) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        message.Headers.Add("X-Amz-Target", $"{TargetName}.{operation}");
        message.Headers.TryAddWithoutValidation("Authorization",
            $"AWS4-HMAC-SHA256 Credential={AccessKeyId}/20260101/{Region}/cloudtrail/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(message);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
