using System.Net.Sockets;
using System.Text;

namespace FakeKms.Http.Tests.Hostile;

/// <summary>Connections that do something else than ask and listen: they get an answer below 500, or none, and everybody else is served.</summary>
public sealed class HostileConnectionTests : IDisposable
{
    private const int Many = 200;
    private static readonly byte[] Request = Encoding.ASCII.GetBytes(RawConnection.Headers("Content-Length: 2\r\n") + "{}");

    private readonly FakeKmsServer kms = FakeKmsServer.Start();

    private Uri Endpoint => kms.OverHttp().Endpoint;

    public void Dispose() => kms.Dispose();

    [TearDown]
    public async Task The_next_call_is_answered_and_the_fake_did_not_break()
    {
        Assert.That(await RawConnection.SendAsync(Endpoint, Request), Does.StartWith("HTTP/1.1 200"));
        Assert.That(kms.Defects, Is.Empty);
    }

    [TestCase("[")]
    [TestCase("{\"a\":")]
    public async Task JSON_of_a_hundred_thousand_levels_is_refused(string level)
    {
        var body = string.Concat(Enumerable.Repeat(level, 100_000));

        Assert.That(
            await RawConnection.SendAsync(Endpoint, RawConnection.Headers($"Content-Length: {body.Length}\r\n") + body),
            Does.StartWith("HTTP/1.1 400").And.Contain("SerializationException"));
    }

    [Test]
    public async Task Text_that_is_not_UTF_8_is_refused()
    {
        byte[] body = [.. "{\"KeyId\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8];

        Assert.That(
            await RawConnection.SendAsync(Endpoint, Encoding.ASCII.GetBytes(RawConnection.Headers($"Content-Length: {body.Length}\r\n", "TrentService.DescribeKey")), body),
            Does.StartWith("HTTP/1.1 400").And.Contain("SerializationException"));
    }

    [Test]
    public async Task Connections_that_say_nothing_are_in_nobodys_way()
    {
        var silent = Enumerable.Range(0, Many).Select(_ => new RawConnection(Endpoint)).ToList();

        Assert.That(await RawConnection.SendAsync(Endpoint, Request), Does.StartWith("HTTP/1.1 200"));
        silent.ForEach(connection => connection.Dispose());
    }

    [Test]
    public async Task Bodies_that_do_not_come_are_in_nobodys_way()
    {
        var slow = Enumerable.Range(0, Many).Select(_ => new TcpClient(Endpoint.Host, Endpoint.Port)).ToList();
        foreach (var client in slow) await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(RawConnection.Headers("Content-Length: 100\r\n") + "{"));

        Assert.That(await RawConnection.SendAsync(Endpoint, Request), Does.StartWith("HTTP/1.1 200"));
        slow.ForEach(client => client.Dispose());
    }

    [Test]
    public async Task All_at_once_are_all_answered()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => RawConnection.SendAsync(Endpoint, Request)));

        Assert.That(answers, Has.All.StartsWith("HTTP/1.1 200"));
    }

    [Test]
    public async Task Requests_in_one_pipe_are_answered_one_by_one()
    {
        using var client = new TcpClient(Endpoint.Host, Endpoint.Port);
        for (var count = 1; count < Many; count++) await client.GetStream().WriteAsync(Request);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(RawConnection.Headers("Content-Length: 2\r\nConnection: close\r\n") + "{}"));

        var answers = await new StreamReader(client.GetStream()).ReadToEndAsync();

        Assert.That(answers.Split("HTTP/1.1 200"), Has.Length.EqualTo(Many + 1));
    }

    [Test]
    public void A_client_that_hangs_up_at_any_place_is_forgotten()
    {
        for (var length = 0; length < Request.Length; length += 3)
        {
            using var client = new TcpClient(Endpoint.Host, Endpoint.Port);
            client.Client.Send(Request.AsSpan(0, length));
        }
    }

    [TestCase(1, 1_000)]
    [TestCase(1_000, 90)]
    public async Task Too_many_headers_are_refused(int length, int times)
    {
        var headers = string.Concat(Enumerable.Repeat($"long: {new string('a', length)}\r\n", times));

        Assert.That(await RawConnection.SendAsync(Endpoint, RawConnection.Headers(headers + "Content-Length: 0\r\n")), Does.StartWith("HTTP/1.1 431").And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_version_of_HTTP_that_nobody_speaks_is_refused_as_such() =>
        Assert.That(await RawConnection.SendAsync(Endpoint, "POST / HTTP/9.9\r\nHost: localhost\r\n\r\n"), Does.StartWith("HTTP/1.1 505"));

    [TestCase("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")]
    [TestCase("\0\0\0\0\r\n\r\n")]
    [TestCase("\u0016\u0003\u0001\0\u00c8\u0001\0\r\n\r\n")]
    [TestCase("POST  /  HTTP/1.1\r\n\r\n")]
    public async Task Another_protocol_ends_the_connection(string text)
    {
        using var client = new TcpClient(Endpoint.Host, Endpoint.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        client.Client.Shutdown(SocketShutdown.Send);

        Assert.That(await new StreamReader(stream, Encoding.Latin1).ReadToEndAsync(), Does.Not.Contain("HTTP/1.1 5").And.Not.Contain("   at "));
    }
}
