using System.Text;

namespace FakeKms.Fuzzing.Mutation;

/// <summary>The words and the lines of text such as the head of an HTTP request.</summary>
internal static class TextParts
{
    public static IReadOnlyList<byte[]> Pieces { get; } =
    [
        .. new[]
        {
            "", " ", "\t", "\r\n", "\n", "\0", ":", ";", ",", "=", "/", "//", "/../", "%00", "%2e%2e%2f", "%", "é", "\u00A0", "-1", "0", "1", "9999999999999999999999", "0x10", "+2", "1e3", "chunked",
            "gzip", "identity", "chunked, chunked", "100-continue", "close", "keep-alive", "Upgrade", "h2c", "HTTP/2.0", "HTTP/1.0", "HTTP/9.9", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET", "CONNECT",
            "OPTIONS *", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 ", "AWS4-ECDSA-P256-SHA256", "Credential=", "SignedHeaders=", "Signature=", "Credential=////", "20260101T000000Z", "99999999T999999Z",
            "20260101", "aws4_request", "us-east-1", "kms", "content-length", "transfer-encoding: chunked", "host: evil.example", "host:", "x-amz-target", "X-Amz-Target: TrentService.CreateKey",
            "Content-Encoding: gzip", "Content-Type: multipart/form-data; boundary=x", "application/json", "null", "://", "http://evil.example/", "[::1]", "localhost", "Origin: null", "; charset=utf-7",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xC3, 0x28], Encoding.ASCII.GetBytes(new string('a', 9000)), Encoding.ASCII.GetBytes(new string(',', 3000)), Encoding.ASCII.GetBytes(new string('0', 300)),
    ];

    public static List<Part> In(byte[] input)
    {
        var parts = new List<Part>();
        var (word, line) = (0, 0);
        for (var at = 0; at <= input.Length; at++)
        {
            var character = at < input.Length ? (char)input[at] : '\n';
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '+') continue;
            if (at > word) parts.Add(new Part(word, at - word));
            word = at + 1;
            if (character is not '\n') continue;
            if (at > line) parts.Add(new Part(line, at - line));
            line = at + 1;
        }
        return parts;
    }
}
