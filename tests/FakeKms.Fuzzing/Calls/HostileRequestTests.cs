using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FakeKms.Operations;

namespace FakeKms.Fuzzing.Calls;

/// <summary>Whatever is sent, the answer is one of AWS's form, and never a defect of the fake.</summary>
public sealed class HostileRequestTests
{
    private const string Scope = "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0";
    private const string LookupEvents = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents";
    private const int RequestsPerOperation = 80;

    private static readonly string[] Inside = ["System.", "Amazon.", "FakeKms", "$.", "LineNumber", "`1"];

    private static readonly string[] LookupMembers = ["LookupAttributes", "StartTime", "EndTime", "EventCategory", "MaxResults", "NextToken"];

    [TestCase(1)]
    [TestCase(2)]
    public async Task A_hostile_member_is_refused_or_does_no_harm(int seed)
    {
        using var world = await HostileWorld.StartAsync(seed);
        using var http = RawHttp.To(world.Kms);
        foreach (var operation in OperationCatalog.All)
        {
            for (var number = 0; number < RequestsPerOperation; number++)
                await CheckAsync(world, http, "TrentService." + operation.Name, world.Request(operation, number % 3, HostileJson.Pieces));
        }
    }

    [Test]
    public async Task A_hostile_body_is_refused_or_does_no_harm()
    {
        using var world = await HostileWorld.StartAsync(seed: 3);
        using var http = RawHttp.To(world.Kms);
        foreach (var target in OperationCatalog.All.Select(operation => "TrentService." + operation.Name).Append(LookupEvents))
        {
            foreach (var body in HostileJson.Bodies) await CheckAsync(world, http, target, body);
        }
    }

    [Test]
    public async Task A_very_long_text_is_refused_or_does_no_harm()
    {
        using var world = await HostileWorld.StartAsync(seed: 4);
        using var http = RawHttp.To(world.Kms);
        foreach (var operation in OperationCatalog.All)
            await CheckAsync(world, http, "TrentService." + operation.Name, world.Request(operation, wrong: 1, [HostileJson.Long]));
    }

    [Test]
    public async Task A_hostile_look_up_is_refused_or_does_no_harm()
    {
        using var world = await HostileWorld.StartAsync(seed: 5);
        using var http = RawHttp.To(world.Kms);
        foreach (var member in LookupMembers)
        {
            foreach (var piece in HostileJson.Pieces) await CheckAsync(world, http, LookupEvents, [.. Encoding.UTF8.GetBytes($"{{\"{member}\":"), .. piece, (byte)'}']);
        }
    }

    private static async Task CheckAsync(HostileWorld world, HttpClient http, string target, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", Scope);
        using var response = await http.SendAsync(request);
        var (status, answer) = ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
        if (status == 200 ? IsAnswer(answer) : status is >= 400 and < 500 && IsError(answer)) return;
        Assert.Fail($"{target}\n{Encoding.UTF8.GetString(body)[..Math.Min(body.Length, 2000)]}\n{status} {Encoding.UTF8.GetString(answer)}");
    }

    private static bool IsAnswer(byte[] body) => body.Length == 0 || JsonDocument.Parse(body).RootElement.ValueKind == JsonValueKind.Object;

    private static bool NamesTheInside(string text) => Inside.Any(word => text.Contains(word, StringComparison.Ordinal));

    private static bool IsError(byte[] body)
    {
        using var error = JsonDocument.Parse(body);
        return error.RootElement.GetProperty("__type").GetString() is { Length: > 0 } code && !code.StartsWith("FakeKmsDefect", StringComparison.Ordinal)
            && (code != "SerializationException" || !NamesTheInside(error.RootElement.GetProperty("message").GetString()!));
    }
}
