using System.Net.Sockets;
using System.Text;

namespace FakeKms.Http.Tests;

/// <summary>AWS's SDK for JavaScript writes header names in lower case, others write them as AWS documents them.</summary>
public class HeaderNameTests
{
    private const string Request =
        "POST / HTTP/1.1\r\n" +
        "Host: 127.0.0.1\r\n" +
        "Content-Type: application/x-amz-json-1.1\r\n" +
        "X-Amz-Target: TrentService.ListKeys\r\n" +
        "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/kms/aws4_request, SignedHeaders=host, Signature=0\r\n" +
        "User-Agent: someone\r\n" +
        "Content-Length: 2\r\n" +
        "Connection: close\r\n\r\n{}";

    [Test]
    public async Task The_case_of_header_names_does_not_matter([Values("as documented", "lower", "upper")] string names)
    {
        await using var kms = FakeKmsServer.Start();

        var answer = await SendAsync(kms.OverHttp().Endpoint, Written(names));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Does.StartWith("HTTP/1.1 200"));
            Assert.That((kms.Trail[0].AwsRegion, kms.Trail[0].UserAgent), Is.EqualTo(("eu-west-1", "someone")));
        }
    }

    private static string Written(string names) => string.Join("\r\n", Request.Split("\r\n").Select(line => line.Split(": ", 2) is [var name, var value]
        ? $"{(names == "lower" ? name.ToLowerInvariant() : names == "upper" ? name.ToUpperInvariant() : name)}: {value}"
        : line));

    private static async Task<string> SendAsync(Uri endpoint, string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(endpoint.Host, endpoint.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
