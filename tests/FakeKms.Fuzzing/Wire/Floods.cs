using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FakeKms.Fuzzing.Running;
using FakeKms.Http.Tests;

namespace FakeKms.Fuzzing.Wire;

/// <summary>A lot of everything for a server over HTTP, while somebody else calls it: refused within bounds of time and memory, and the calls beside it are answered.</summary>
internal sealed class Floods : IDisposable
{
    private const int Many = 1000;
    private const long MostMemory = 300L << 20;
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(2);

    private readonly FakeKmsServer kms = FakeKmsServer.Start();
    private readonly Uri endpoint;

    public Floods()
    {
        endpoint = kms.OverHttp(new KmsHttpOptions { Patience = TimeSpan.FromSeconds(2) }).Endpoint;
        // The first call of a process takes its time.
        IsAnswered(TimeSpan.FromMinutes(1));
    }

    public static IReadOnlyDictionary<string, Action<Floods>> All { get; } = new Dictionary<string, Action<Floods>>
    {
        ["50 MB with a length"] = floods => floods.Body(52_428_800, "Content-Length: 52428800\r\n", Repeated("A"u8, 52_428_800)),
        ["50 MB in chunks"] = floods => floods.Body(52_428_800, "Transfer-Encoding: chunked\r\n", Repeated(Chunk(), 52_428_800)),
        ["an endless body"] = floods => floods.Body(1L << 30, "Transfer-Encoding: chunked\r\n", Repeated(Chunk(), 1L << 30)),
        ["one-byte chunks"] = floods => floods.Body(3_000_000, "Transfer-Encoding: chunked\r\n", Repeated("1\r\nA\r\n"u8, 18_000_000).Append("0\r\n\r\n"u8.ToArray())),
        ["gzip of a gigabyte"] = floods => floods.Refused("Content-Encoding: gzip\r\n", Zipped(1L << 30), 400),
        ["100,000 levels"] = floods => floods.Refused("", [.. Repeated("["u8, 100_000).SelectMany(bytes => bytes)], 400),
        ["100,000 levels of objects"] = floods => floods.Refused("", [.. Repeated("{\"a\":"u8, 500_000).SelectMany(bytes => bytes)], 400),
        ["invalid UTF-8"] = floods => floods.Refused("", [.. "{\"KeyId\":\""u8, .. Enumerable.Repeat((byte)0xFF, 100_000), .. "\"}"u8], 400),
        ["headers without end"] = floods => floods.Stream(Repeated("a: b\r\n"u8, 10_000_000), "HTTP/1.1 431"),
        ["a header without end"] = floods => floods.Stream(Repeated("aaaaaaaa"u8, 10_000_000), "HTTP/1.1 431"),
        ["a line without end"] = floods => floods.Line(),
        ["half-open connections"] = floods => floods.HalfOpen(),
        ["slow headers"] = floods => floods.Slow("POST / HTTP/1.1\r\nHost: loc"),
        ["slow bodies"] = floods => floods.Slow(RawConnection.Headers("Content-Length: 100\r\n") + "{"),
        ["a thousand at once"] = floods => floods.AtOnce(),
        ["a thousand in one pipe"] = floods => floods.Pipelined(),
        ["a thousand that hang up"] = floods => floods.HangUp(),
    };

    public void Dispose() => kms.Dispose();

    private static byte[] Chunk() => [.. "4000\r\n"u8, .. new byte[0x4000], .. "\r\n"u8];

    private static IEnumerable<byte[]> Repeated(ReadOnlySpan<byte> piece, long length)
    {
        var block = piece.ToArray();
        while (block.Length < 16 * 1024 && block.Length < length) block = [.. block, .. block];
        return Enumerable.Repeat(block, (int)Math.Max(1, length / block.Length));
    }

    private static byte[] Zipped(long length)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            var block = new byte[1 << 20];
            for (long at = 0; at < length; at += block.Length) gzip.Write(block);
        }
        return packed.ToArray();
    }

    private void Body(long length, string headers, IEnumerable<byte[]> pieces) => Guarded(() =>
    {
        using var connection = Open();
        var answer = connection.Exchange(pieces.Prepend(Encoding.ASCII.GetBytes(RawConnection.Headers(headers + "Connection: close\r\n"))));
        FindingException.Unless(answer.Length == 0 || answer.StartsWith("HTTP/1.1 413", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), $"{length} bytes: {answer}");
    });

    private void Refused(string headers, byte[] body, int status) => Guarded(() =>
    {
        using var connection = Open();
        var answer = connection.Exchange([Encoding.ASCII.GetBytes(RawConnection.Headers($"{headers}Content-Length: {body.Length}\r\nConnection: close\r\n")), body]);
        FindingException.Unless(answer.StartsWith($"HTTP/1.1 {status}", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 413", StringComparison.Ordinal), answer);
    });

    private void Stream(IEnumerable<byte[]> headers, string expected) => Guarded(() =>
    {
        using var connection = Open();
        var answer = connection.Exchange(headers.Prepend("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "u8.ToArray()));
        FindingException.Unless(answer.Length == 0 || answer.StartsWith(expected, StringComparison.Ordinal), answer);
    });

    private void Line() => Guarded(() =>
    {
        using var connection = Open();
        var answer = connection.Exchange(Repeated("/a"u8, 10_000_000).Prepend("POST "u8.ToArray()));
        FindingException.Unless(answer.Length == 0 || answer.StartsWith("HTTP/1.1 414", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), answer);
    });

    private void HalfOpen() => Guarded(() =>
    {
        var connections = Enumerable.Range(0, Many).Select(_ => Open()).ToList();
        IsAnswered();
        foreach (var connection in connections) connection.Dispose();
    });

    private void Slow(string beginning) => Guarded(() =>
    {
        var connections = Enumerable.Range(0, Many / 4).Select(_ => Open()).ToList();
        foreach (var connection in connections) connection.Send(Encoding.ASCII.GetBytes(beginning));
        // A byte now and then keeps them alive.
        for (var count = 0; count < 8; count++)
        {
            foreach (var connection in connections) connection.Send("x"u8.ToArray());
            IsAnswered();
            Thread.Sleep(100);
        }
        foreach (var connection in connections) connection.Dispose();
    });

    private void AtOnce() => Guarded(() =>
    {
        var request = Encoding.ASCII.GetBytes(RawConnection.Headers("Content-Length: 2\r\nConnection: close\r\n") + "{}");
        var connections = Enumerable.Range(0, Many).Select(_ => Open()).ToList();
        foreach (var connection in connections) connection.Send(request);
        var answers = connections.Select(connection => connection.Rest()).ToList();
        foreach (var connection in connections) connection.Dispose();
        FindingException.Unless(answers.TrueForAll(answer => answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)), $"{answers.Count(answer => answer.Length == 0)} had no answer.");
    });

    private void Pipelined() => Guarded(() =>
    {
        using var connection = Open();
        var request = Encoding.ASCII.GetBytes(RawConnection.Headers("Content-Length: 2\r\n") + "{}");
        var answer = connection.Exchange(Enumerable.Repeat(request, Many - 1).Append(Encoding.ASCII.GetBytes(RawConnection.Headers("Content-Length: 2\r\nConnection: close\r\n") + "{}")));
        var count = answer.Split("HTTP/1.1 200").Length - 1;
        FindingException.Unless(count == Many, $"{count} of {Many} were answered.");
    });

    private void HangUp() => Guarded(() =>
    {
        var request = Encoding.ASCII.GetBytes(RawConnection.Headers("Content-Length: 2\r\n") + "{}");
        foreach (var length in Enumerable.Range(0, Many))
        {
            using var connection = Open();
            connection.Send(request[..(length % request.Length)]);
        }
    });

    // Within bounds of memory, with a call beside it before and after, and without a defect.
    private void Guarded(Action flood)
    {
        IsAnswered();
        var (before, begun) = (Process.GetCurrentProcess().WorkingSet64, Stopwatch.GetTimestamp());
        flood();
        FindingException.Unless(Stopwatch.GetElapsedTime(begun) < MostTime, $"It took {Stopwatch.GetElapsedTime(begun)}.");
        IsAnswered();
        var grown = Process.GetCurrentProcess().WorkingSet64 - before;
        FindingException.Unless(grown < MostMemory, $"The process has grown by {grown >> 20} MB.");
        if (kms.Defects is [var defect, ..]) throw new FindingException($"A defect: {defect}");
        kms.Reset();
    }

    private void IsAnswered(TimeSpan? within = null)
    {
        var begun = Stopwatch.GetTimestamp();
        using var connection = Open();
        var answer = connection.Exchange([Encoding.ASCII.GetBytes(RawConnection.Headers("Content-Length: 2\r\nConnection: close\r\n") + "{}")]);
        FindingException.Unless(answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal), $"A call beside it: {answer}");
        FindingException.Unless(Stopwatch.GetElapsedTime(begun) < (within ?? Promptly), $"A call beside it took {Stopwatch.GetElapsedTime(begun)}.");
    }

    private RawSocket Open() => new(endpoint);
}
