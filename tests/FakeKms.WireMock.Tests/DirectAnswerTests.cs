using System.Text;
using Amazon.KeyManagementService.Model;
using FakeKms.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace FakeKms.Http.Tests;

/// <summary>Answers that WireMock.Net has nothing to do with, and what it takes for it to have something to do.</summary>
public sealed class DirectAnswerTests : IDisposable
{
    private readonly FakeKmsServer kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));

    private static IEnumerable<TestCaseData<Action<WireMockServer>, bool>> Changes() =>
    [
        Case("nothing", _ => { }, true),
        Case("a mapping", server => Unrelated(server), false),
        Case("a mapping that is taken back", server =>
        {
            Unrelated(server);
            server.ResetMappings();
        }, true),
        Case("a request log", server => server.SetMaxRequestLogCount(1), false),
        Case("a request log without an end", server => server.SetMaxRequestLogCount(null), false),
        Case("a delay", server => server.AddGlobalProcessingDelay(TimeSpan.FromMilliseconds(1)), false),
    ];

    public void Dispose() => kms.Dispose();

    [TestCaseSource(nameof(Changes))]
    public async Task WireMock_Net_is_asked_when_it_has_something_to_say(Action<WireMockServer> change, bool isDirect)
    {
        using var host = new WireMockHost(new KmsLane(kms.Wire), new KmsHttpOptions());
        using var connection = new RawConnection(host.Endpoint);
        change(host.Server);

        await connection.SendAsync(Bytes("POST", "ListKeys", "{}"));

        Assert.That(host.AnswersDirectly, Is.EqualTo(isDirect));
    }

    [Test]
    public void WireMock_Net_that_does_not_tell_its_settings_is_taken_to_have_some()
    {
        var settings = new ServerWideSettings();

        settings.Find(new ServiceCollection());

        Assert.That(settings.AreUnset, Is.False);
    }

    [TestCase("POST", "ListKeys", "{}")]
    [TestCase("POST", "ListKeys", "{\"Limit\":0}")]
    [TestCase("POST", "ListKeys", "{")]
    [TestCase("POST", "ListKeys", "")]
    [TestCase("POST", "Nothing", "{}")]
    [TestCase("GET", "ListKeys", "")]
    [TestCase("PUT", "ListKeys", "{}")]
    public async Task An_answer_is_the_same_either_way(string method, string operation, string body)
    {
        var request = Bytes(method, operation, body);
        var direct = await AnswerAsync(request, _ => { });

        Assert.That(await AnswerAsync(request, server => Unrelated(server)), Is.EqualTo(direct));
    }

    [Test]
    public async Task A_request_that_finds_no_mapping_is_told_from_one_that_a_mapping_does_not_find()
    {
        using var bare = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(bare.Urls[0]));
        var body = await answer.Content.ReadAsByteArrayAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await SentAsync(404, body), Is.EqualTo((false, "")));
            Assert.That(await SentAsync(404, "{}"u8.ToArray()), Is.EqualTo((true, "{}")));
            Assert.That(await SentAsync(404, []), Is.EqualTo((true, "")));
            Assert.That(await SentAsync(200, body), Is.EqualTo((true, Encoding.UTF8.GetString(body))));
        }
    }

    [Test]
    public void The_mappings_can_be_looked_at() => Assert.That(kms.OverHttp().WireMock.MappingModels, Has.Count.EqualTo(1));

    [Test]
    public async Task A_request_log_has_the_fake_s_requests_and_answers()
    {
        var http = kms.OverHttp();
        http.WireMock.SetMaxRequestLogCount(10);
        using var client = http.CreateClient();

        var key = (await client.DescribeKeyAsync("alias/cards")).KeyMetadata;

        var entry = http.WireMock.LogEntries.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(entry.RequestMessage!.Body, Is.EqualTo("""{"KeyId":"alias/cards"}"""));
            Assert.That(Encoding.UTF8.GetString(entry.ResponseMessage!.BodyData!.BodyAsBytes!), Does.Contain(key.Arn));
            Assert.That(entry.ResponseMessage.Headers!["x-amzn-RequestId"].ToString(), Is.EqualTo(kms.Trail.Single().RequestID));
        }
    }

    [Test]
    public async Task A_delay_of_all_answers_delays_the_fake_s()
    {
        var http = kms.OverHttp();
        using var client = http.CreateClient();
        await client.ListKeysAsync(new ListKeysRequest());
        http.WireMock.AddGlobalProcessingDelay(TimeSpan.FromMilliseconds(300));

        var begun = TimeProvider.System.GetTimestamp();
        await client.ListKeysAsync(new ListKeysRequest());

        Assert.That(TimeProvider.System.GetElapsedTime(begun), Is.GreaterThan(TimeSpan.FromMilliseconds(290)));
    }

    // What a server of WireMock.Net answers through the fake.
    private static async Task<(bool IsAnswered, string Body)> SentAsync(int status, byte[] body)
    {
        using var sent = new MemoryStream();
        using var sender = new AnswerSender();
        var context = new DefaultHttpContext { Response = { Body = sent } };
        var isAnswered = await sender.InvokeAsync(context, async through =>
        {
            through.Response.StatusCode = status;
            if (body.Length > 0) await through.Response.Body.WriteAsync(body);
        });
        return (isAnswered, Encoding.UTF8.GetString(sent.ToArray()));
    }

    private static byte[] Bytes(string method, string operation, string body) => Encoding.ASCII.GetBytes(
        $"{method} / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: TrentService.{operation}\r\nContent-Type: application/x-amz-json-1.1\r\n" +
        $"Content-Length: {body.Length}\r\n\r\n{body}");

    private static TestCaseData<Action<WireMockServer>, bool> Case(string name, Action<WireMockServer> change, bool isDirect) =>
        new(change, isDirect) { TestName = $"{{m}}({name})" };

    private static void Unrelated(WireMockServer server) => server
        .Given(Request.Create().WithPath("/elsewhere")).AtPriority(1).RespondWith(Response.Create().WithStatusCode(418));

    private static async Task<string> AnswerAsync(byte[] request, Action<WireMockServer> change)
    {
        using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards").StartingAt(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        change(kms.OverHttp().WireMock);
        using var connection = new RawConnection(kms.OverHttp().Endpoint);
        var answer = await connection.SendAsync(request);
        return string.Join("\r\n", answer.Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal)));
    }
}
