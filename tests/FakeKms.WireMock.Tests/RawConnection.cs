using System.Net.Sockets;
using System.Text;

namespace FakeKms.Http.Tests;

/// <summary>HTTP as bytes on a socket: what no HTTP client would send.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient connection = new();

    public RawConnection(Uri endpoint) => connection.Connect(endpoint.Host, endpoint.Port);

    public static string Headers(string more, string target = "TrentService.ListKeys", string host = "127.0.0.1") =>
        $"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: {target}\r\n" +
        "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/kms/aws4_request, SignedHeaders=host, Signature=0\r\n" + more + "\r\n";

    public static async Task<string> SendAsync(Uri endpoint, params byte[][] parts)
    {
        using var raw = new RawConnection(endpoint);
        return await raw.SendAsync(parts);
    }

    public static Task<string> SendAsync(Uri endpoint, string text) => SendAsync(endpoint, Encoding.ASCII.GetBytes(text));

    public void Dispose() => connection.Dispose();

    /// <summary>Sends and reads one answer: its status line, headers and body, or what came before the connection was closed.</summary>
    public async Task<string> SendAsync(params byte[][] parts)
    {
        var stream = connection.GetStream();
        foreach (var part in parts) await stream.WriteAsync(part);
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsWhole(answer.ToString()))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0) break;
            answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        return answer.ToString();
    }

    private static bool IsWhole(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        var length = answer[..end].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is not null
            ? answer.Length - end - 4 >= int.Parse(length[(length.IndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture)
            : answer.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
    }
}
