using System.Text;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace FakeKms.Http.Tests;

/// <summary>Mappings that somebody adds beside the fake answer as they do in a server of WireMock.Net alone.</summary>
public sealed class UserMappingTests
{
    [TestCase(200)]
    [TestCase(204)]
    [TestCase(205)]
    [TestCase(304)]
    public async Task An_answer_has_the_head_and_the_body_that_it_has_without_the_fake(int status)
    {
        var answer = Response.Create().WithStatusCode(status).WithHeader("X-Mine", "1").WithBody("{}");

        Assert.That(await BesideAsync(answer), Is.EqualTo(await AloneAsync(answer)));
    }

    [Test]
    public async Task An_answer_in_chunks_comes_in_chunks()
    {
        var answer = Response.Create().WithHeader("Transfer-Encoding", "chunked").WithBody("{}");

        Assert.That(await BesideAsync(answer), Is.EqualTo(await AloneAsync(answer)).And.Contains("chunked"));
    }

    [Test]
    public async Task What_is_streamed_comes_as_it_is_written()
    {
        var read = new TaskCompletionSource();
        using var kms = FakeKmsServer.Start();
        kms.OverHttp().WireMock.Given(Request.Create().WithPath("/events")).AtPriority(1).RespondWith(
            Response.Create().WithHeader("Content-Type", "text/event-stream").WithSseBody(async (_, events) =>
            {
                events.Write("data: first\n\n");
                // The second is not written before the first was read.
                await read.Task.WaitAsync(TimeSpan.FromSeconds(30));
                events.Write("data: second\n\n");
                events.Close();
            }));
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(kms.OverHttp().Endpoint, "events"), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var first = await lines.ReadLineAsync();
        read.SetResult();
        var rest = await lines.ReadToEndAsync();

        Assert.That((first, rest.Trim()), Is.EqualTo(("data: first", "data: second")));
    }

    private static async Task<string> BesideAsync(IResponseBuilder answer)
    {
        using var kms = FakeKmsServer.Start();
        return await AnswerAsync(kms.OverHttp().WireMock, answer);
    }

    private static async Task<string> AloneAsync(IResponseBuilder answer)
    {
        using var server = WireMockServer.Start();
        return await AnswerAsync(server, answer);
    }

    private static async Task<string> AnswerAsync(WireMockServer server, IResponseBuilder answer)
    {
        server.Given(Request.Create().WithPath("/mine")).AtPriority(1).RespondWith(answer);
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{server.Port}/mine"));
        var text = new StringBuilder($"{(int)response.StatusCode} ");
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date")) text.Append(name).Append(':').AppendJoin(',', values).Append(' ');
        return text.Append(await response.Content.ReadAsStringAsync()).ToString();
    }
}
