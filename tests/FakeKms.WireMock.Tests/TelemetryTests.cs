using System.Diagnostics;
using System.Net.Http.Headers;
using FakeKms.Tests;
using FakeKms.Tests.Telemetry;

namespace FakeKms.Http.Tests;

/// <summary>Calls over HTTP are told of as those in memory are; what the request says of its trace counts.</summary>
public sealed class TelemetryTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Span = "b7ad6b7169203331";

    [Test]
    public async Task A_call_over_HTTP_has_the_line_that_it_has_in_memory()
    {
        using var log = new LogCollector();
        await using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithLogging(log));
        using var memory = kms.CreateClient();
        using var http = kms.OverHttp().CreateClient();

        await memory.DescribeKeyAsync("alias/cards");
        await http.DescribeKeyAsync("alias/cards");

        var ids = kms.Trail.Select(record => record.RequestID!).ToArray();
        Assert.That(log.Lines[1].Text, Is.EqualTo(log.Lines[0].Text.Replace(ids[0], ids[1])));
    }

    [Test]
    public async Task An_SDK_call_over_HTTP_is_in_the_trace_that_it_is_made_in()
    {
        await using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithTracing());
        // What is the present activity when the endpoint starts has nothing to do with its calls.
        using var before = new Activity("before").Start();
        using var client = kms.OverHttp().CreateClient();
        before.Stop();
        using var activities = new ActivityCollector();
        Activity.Current = activities.Parent;

        await client.DescribeKeyAsync("alias/cards");

        Assert.That(activities.Stopped.Select(activity => activity.DisplayName), Is.EqualTo(new[] { "KMS.DescribeKey" }));
    }

    [Test]
    public async Task The_header_traceparent_of_any_client_names_the_parent()
    {
        await using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithTracing());
        Activity? seen = null;
        using var hook = kms.Faults.When("DescribeKey").Run(_ => Task.FromResult(seen = Activity.Current));
        using var activities = new ActivityCollector();
        using var http = new HttpClient { BaseAddress = kms.OverHttp().Endpoint };

        await DescribeAsync(http, $"00-{Trace}-{Span}-01");

        Assert.That((seen?.TraceId.ToString(), seen?.ParentSpanId.ToString(), seen?.HasRemoteParent), Is.EqualTo((Trace, Span, true)));
    }

    [Test]
    public async Task A_header_that_is_no_traceparent_is_passed_over()
    {
        await using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithTracing());
        Activity? seen = null;
        using var hook = kms.Faults.When("DescribeKey").Run(_ => Task.FromResult(seen = Activity.Current));
        using var activities = new ActivityCollector();
        using var http = new HttpClient { BaseAddress = kms.OverHttp().Endpoint };

        await DescribeAsync(http, "nonsense");

        Assert.That((seen?.DisplayName, seen?.HasRemoteParent), Is.EqualTo(("KMS.DescribeKey", false)));
    }

    private static async Task DescribeAsync(HttpClient http, string traceparent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{\"KeyId\":\"alias/cards\"}") };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "TrentService.DescribeKey");
        request.Headers.TryAddWithoutValidation("traceparent", traceparent);
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request);
        Assert.That(answer.IsSuccessStatusCode, Is.True);
    }
}
