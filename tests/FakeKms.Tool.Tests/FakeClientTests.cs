using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using FakeKms.Tool.Commands;
using FakeKms.Tool.Texts;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace FakeKms.Tool.Tests;

/// <summary>What listens on the port may be anybody.</summary>
internal sealed class FakeClientTests
{
    [TestCase(false)]
    [TestCase(true)]
    public void That_a_port_never_answers_is_told_in_one_line(bool isPost)
    {
        // Who connects waits in its queue.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var endpoint = $"http://{silent.LocalEndpoint}/";
        var client = new FakeClient { Patience = TimeSpan.FromMilliseconds(50) };
        var line = new Command("any") { client.Endpoint }.Parse(["--endpoint", endpoint]);

        Assert.That(
            () => isPost ? client.PostAsync("reset", [], line, default) : client.GetAsync("health", line, default),
            Throws.TypeOf<ToolException>().With.Property("ExitCode").EqualTo(1).And.Message.EqualTo(
                $"What listens at {endpoint} has not answered within 0.05 seconds. If it is no fake, say where the fake is with --endpoint."));
    }

    [Test]
    public async Task Text_in_an_encoding_that_there_is_not_is_told_like_any_other()
    {
        await using var other = FakeKmsServer.Start();
        var http = other.OverHttp();
        http.WireMock.Given(Request.Create().WithPath("/_fakekms/health")).AtPriority(1)
            .RespondWith(Response.Create().WithStatusCode(404).WithHeader("Content-Type", "text/html; charset=none-such").WithBody("x"));
        var run = await ToolRun.OfAsync("health", "--endpoint", http.Endpoint.ToString());

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.StartWith($"What answers at {http.Endpoint} is no fake of fakekms: it answers with HTTP 404."));
    }

    [Test]
    public void A_fake_has_some_seconds_to_answer() => Assert.That(new FakeClient().Patience, Is.InRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)));
}
