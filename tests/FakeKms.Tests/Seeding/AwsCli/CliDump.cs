using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeKms.Tests.Seeding.AwsCli;

/// <summary>A folder with what <c>aws kms</c> prints of a server: version 1 of the CLI prints the answers of KMS as they come.</summary>
internal sealed class CliDump : IDisposable
{
    private static readonly string[] OfOneKey = ["DescribeKey", "GetKeyPolicy", "ListResourceTags", "GetKeyRotationStatus", "ListGrants"];

    private readonly HttpClient http;

    private CliDump(FakeKmsServer kms)
    {
        http = RawHttp.To(kms);
        Folder = Directory.CreateTempSubdirectory("aws-cli-").FullName;
    }

    public string Folder { get; }

    public static async Task<CliDump> OfAsync(FakeKmsServer kms)
    {
        var dump = new CliDump(kms);
        foreach (var region in kms.Keys.Select(key => key.Arn.Split(':')[3]).Distinct())
        {
            await dump.SaveAsync("ListAliases", region);
            await dump.SaveAsync("ListKeys", region);
            foreach (var key in kms.Keys.Where(key => key.Arn.Contains($":{region}:", StringComparison.Ordinal)))
                foreach (var operation in OfOneKey) await dump.SaveAsync(operation, region, key.KeyId);
        }
        return dump;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Change(string name, string right, string wrong)
    {
        var text = File.ReadAllText(PathOf(name));
        Assert.That(text, Does.Contain(right));
        File.WriteAllText(PathOf(name), text.Replace(right, wrong, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    // The CLI turns the pages by itself. A command that fails prints nothing.
    private async Task SaveAsync(string operation, string region, string? keyId = null)
    {
        var request = new JsonObject();
        if (keyId is not null) request["KeyId"] = keyId;
        JsonObject? all = null;
        while (true)
        {
            using var response = await SendAsync(operation, region, request.ToJsonString());
            var text = await response.Content.ReadAsStringAsync();
            if (!response.IsSuccessStatusCode) break;
            all = Merged(all, JsonNode.Parse(text)!.AsObject());
            if (all["NextMarker"] is not { } marker) break;
            request["Marker"] = marker.GetValue<string>();
            all.Remove("NextMarker");
        }
        all?.Remove("Truncated");
        await File.WriteAllTextAsync(PathOf(NameOf(operation, region, keyId)), all?.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) ?? "");
    }

    public static string NameOf(string operation, string region, string? keyId) => $"{operation}.{region}{(keyId is null ? "" : $".{keyId}")}.json";

    private static JsonObject Merged(JsonObject? before, JsonObject page)
    {
        if (before is null) return page;
        foreach (var (name, value) in page.ToArray())
        {
            if (value is JsonArray items && before[name] is JsonArray known) foreach (var item in items.ToArray()) known.Add(item!.DeepClone());
            else before[name] = value?.DeepClone();
        }
        return before;
    }

    private async Task<HttpResponseMessage> SendAsync(string operation, string region, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"TrentService.{operation}");
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/{region}/kms/aws4_request, SignedHeaders=host, Signature=00");
        return await http.SendAsync(request);
    }
}
