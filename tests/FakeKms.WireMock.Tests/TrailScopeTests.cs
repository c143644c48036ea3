using System.Net.Http.Headers;

namespace FakeKms.Http.Tests;

/// <summary>The asynchronous flow of a caller ends at the socket; clients of the endpoint say whose it is.</summary>
public sealed class TrailScopeTests
{
    [Test]
    public async Task Parallel_flows_see_their_own_calls_by_a_client_that_they_share()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var client = kms.OverHttp().CreateClient();

        var counts = await Task.WhenAll(Enumerable.Range(1, 4).Select(async calls =>
        {
            await Task.Yield();
            using var mine = kms.Trail.Scope();
            for (var call = 0; call < calls; call++) await client.DescribeKeyAsync("alias/cards");
            return mine.Count;
        }));

        Assert.That(counts, Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public async Task A_scenario_over_HTTP_is_in_the_scope_that_it_is_awaited_in()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var mine = kms.Trail.Scope();

        await kms.OverHttp().Scenario("one call").DescribeKey("alias/cards");

        Assert.That(mine, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_call_of_somebody_elses_client_is_in_no_scope()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var mine = kms.Trail.Scope();
        using var http = new HttpClient { BaseAddress = kms.OverHttp().Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{\"KeyId\":\"alias/cards\"}") };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "TrentService.DescribeKey");
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0");

        using var answer = await http.SendAsync(request);

        Assert.That((answer.IsSuccessStatusCode, kms.Trail.Count, mine.Count), Is.EqualTo((true, 1, 0)));
    }
}
