using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FakeKms.Fuzzing.Mutation;
using FakeKms.Fuzzing.Running;
using FakeKms.Http.Tests;

namespace FakeKms.Fuzzing.Wire;

/// <summary>
/// Bytes on a socket of the HTTP lane: answers below 500, or the end of the connection, within bounds; and the next call is answered.
/// </summary>
internal sealed class HttpTarget : FuzzTarget
{
    // What HTTP has for a version that nobody speaks; no client of KMS tries again with another one.
    private const string VersionNotSupported = "505";

    private readonly FakeKmsServer kms = FakeKmsServer.Start();
    private readonly Uri endpoint;

    public HttpTarget() => endpoint = kms.OverHttp(new KmsHttpOptions { Patience = TimeSpan.FromMilliseconds(200) }).Endpoint;

    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. new[]
        {
            RawConnection.Headers("Content-Length: 2\r\n") + "{}", RawConnection.Headers("Content-Length: 2\r\nConnection: close\r\n") + "{}",
            RawConnection.Headers("Transfer-Encoding: chunked\r\n") + "2\r\n{}\r\n0\r\n\r\n", RawConnection.Headers("Transfer-Encoding: chunked\r\nTrailer: x\r\n") + "1;a=b\r\n{\r\n1\r\n}\r\n0\r\nx: y\r\n\r\n",
            RawConnection.Headers("Content-Length: 2\r\n") + "{}" + RawConnection.Headers("Content-Length: 2\r\n") + "{}", RawConnection.Headers("Content-Length: 2\r\nExpect: 100-continue\r\n") + "{}",
            RawConnection.Headers("Content-Length: 2\r\nContent-Encoding: gzip\r\nOrigin: https://evil.example\r\n") + "{}", "GET /?a=%00&b[]=1#c HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nAccess-Control-Request-Method: POST\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0",
            "POST http://localhost/aws4 HTTP/1.0\r\nContent-Length: 0\r\nCookie: a=b; c\r\nUpgrade: h2c\r\n\r\n",
        }.Select(Encoding.Latin1.GetBytes),
    ];

    public override InputForm Form => InputForm.Text;

    public override int DefaultInputs => 25;

    public override void Run(byte[] input)
    {
        var begun = Stopwatch.GetTimestamp();
        var answer = Exchange(input);
        if (Answers(answer).FirstOrDefault(line => line.Split(' ') is not [_, ['1' or '2' or '3' or '4', _, _] or VersionNotSupported, ..]) is { } wrong) throw new FindingException($"{wrong}\n{answer}");
        FindingException.Unless(!answer.Contains("   at ", StringComparison.Ordinal) && !answer.Contains("StackTrace", StringComparison.Ordinal), answer);
        FindingException.Unless(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(20), $"It took {Stopwatch.GetElapsedTime(begun)}.");
        if (kms.Defects is [var defect, ..]) throw new FindingException($"A defect: {defect}");
        // Somebody else is served as before.
        FindingException.Unless(Exchange(Seeds[1], isHalfClosed: false).StartsWith("HTTP/1.1 200", StringComparison.Ordinal), "The next call is not answered.");
    }

    public override void Dispose()
    {
        kms.Dispose();
        base.Dispose();
    }

    private static IEnumerable<string> Answers(string text) =>
        text.Split("HTTP/1.1 ").Skip(1).Select(rest => "HTTP/1.1 " + rest.Split("\r\n")[0]).Where(line => line.Length < 100);

    // A client that sends its end too early may get no answer: the server takes it for one that has gone.
    private string Exchange(byte[] input, bool isHalfClosed = true)
    {
        using var client = new TcpClient { ReceiveTimeout = 20_000, SendTimeout = 20_000 };
        client.Connect(IPAddress.Loopback, endpoint.Port);
        using var answer = new MemoryStream();
        // Taken while there is a connection.
        var stream = client.GetStream();
        try
        {
            client.Client.Send(input);
            if (isHalfClosed) client.Client.Shutdown(SocketShutdown.Send);
            stream.CopyTo(answer);
        }
        catch (Exception lost) when (lost is IOException { InnerException: SocketException } or SocketException)
        {
            // A connection may be reset; one that is held open for ever is a finding.
            if ((lost as SocketException ?? (SocketException)lost.InnerException!).SocketErrorCode == SocketError.TimedOut) throw new FindingException("The connection is held open.");
        }
        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
