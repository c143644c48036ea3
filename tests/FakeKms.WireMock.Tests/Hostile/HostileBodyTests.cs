using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace FakeKms.Http.Tests.Hostile;

/// <summary>Bodies that no SDK sends are answered as KMS would, with 4xx: never with 500, and never with a stack trace.</summary>
public sealed class HostileBodyTests : IDisposable
{
    private readonly FakeKmsServer kms = FakeKmsServer.Start();

    // Patient: a machine that is busy with other tests takes its time for a large body.
    private Uri Endpoint => kms.OverHttp().Endpoint;

    public void Dispose() => kms.Dispose();

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    [TestCase("GZip")]
    public async Task A_body_that_is_said_to_be_compressed_is_refused(string encoding)
    {
        var answer = await RawConnection.SendAsync(Endpoint, RawConnection.Headers($"Content-Encoding: {encoding}\r\nContent-Length: 7\r\n") + "notgzip");

        IsAnError(answer, 400, $"{{\"__type\":\"SerializationException\",\"message\":\"KMS takes the body of a request as it is, not with Content-Encoding: {encoding}\"}}");
    }

    [Test]
    public async Task A_body_that_is_compressed_is_not_inflated()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var megabyte = 0; megabyte < 64; megabyte++) gzip.Write(new byte[1 << 20]);
        }
        var head = RawConnection.Headers($"Content-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n");
        await RawConnection.SendAsync(Endpoint, RawConnection.Headers("Content-Length: 2\r\n") + "{}");
        var before = GC.GetTotalAllocatedBytes();

        var answer = await RawConnection.SendAsync(Endpoint, Encoding.ASCII.GetBytes(head), packed.ToArray());

        IsAnError(answer, 400, "SerializationException");
        // Other tests allocate beside this one, but not as much as the 64 MB would be.
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(48 << 20));
    }

    [Test]
    public async Task A_chunk_of_no_size_is_refused()
    {
        var answer = await RawConnection.SendAsync(Endpoint, RawConnection.Headers("Transfer-Encoding: chunked\r\n") + "zz\r\n{}\r\n0\r\n\r\n");

        IsAnError(answer, 400, "{\"__type\":\"SerializationException\",\"message\":\"The body of the request could not be read.\"}");
    }

    [Test]
    public async Task A_body_that_stops_arriving_is_answered_in_time()
    {
        var impatient = kms.OverHttp(new KmsHttpOptions { Patience = TimeSpan.FromMilliseconds(200) }).Endpoint;

        var answer = await RawConnection.SendAsync(impatient, RawConnection.Headers("Content-Length: 100\r\n") + "{");

        IsAnError(answer, 408, "{\"__type\":\"RequestTimeoutException\",\"message\":\"The body of the request did not arrive in time.\"}");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_body_that_is_too_large_is_refused_and_not_kept(bool chunked)
    {
        using var http = new HttpClient();
        using var request = Post(new ByteArrayContent(new byte[16 << 20]), chunked);

        using var answer = await http.SendAsync(request);

        Assert.That(
            ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()),
            Is.EqualTo((413, "{\"__type\":\"RequestEntityTooLargeException\",\"message\":\"The request is larger than 1048576 bytes.\"}")));
    }

    [Test]
    public async Task A_body_that_nobody_would_wait_for_is_refused_before_it_comes()
    {
        var answer = await RawConnection.SendAsync(Endpoint, RawConnection.Headers("Content-Length: 99999999999\r\n") + "{");

        IsAnError(answer, 413, "RequestEntityTooLargeException");
    }

    [Test]
    public async Task A_body_within_the_limit_is_read_whole([Values] bool chunked)
    {
        using var http = new HttpClient();
        // Exactly as long as a body may be.
        var json = $"{{\"Limit\":1,\"Marker\":\"{new string('m', (1 << 20) - 23)}\"}}";
        using var request = Post(new ByteArrayContent(Encoding.UTF8.GetBytes(json)), chunked);

        using var answer = await http.SendAsync(request);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("{\"__type\":\"ValidationException\",\"message\":\"1 validation error detected: Value 'mmm").And.Length.LessThan(4096));
    }

    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("multipart/form-data")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/json; charset=nonsense")]
    [TestCase("text/plain; charset=utf-16")]
    [TestCase(";;;")]
    public async Task Other_types_of_content_are_no_request_of_KMS(string type)
    {
        var head = RawConnection.Headers("Content-Length: 12\r\n").Replace("application/x-amz-json-1.1", type, StringComparison.Ordinal);

        IsAnError(await RawConnection.SendAsync(Endpoint, head + "--x\r\n%zz=&\r\n"), 400, "UnknownOperationException");
    }

    private static void IsAnError(string answer, int status, string text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Does.StartWith($"HTTP/1.1 {status} "));
            Assert.That(answer, Does.Contain(text).And.Contain("application/x-amz-json-1.1").And.Not.Contain("StackTrace"));
        }
    }

    private HttpRequestMessage Post(HttpContent content, bool chunked)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = content };
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Add("X-Amz-Target", "TrentService.ListKeys");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/kms/aws4_request, SignedHeaders=host, Signature=0");
        return request;
    }

    [TearDown]
    public void The_fake_did_not_break() => Assert.That(kms.Defects, Is.Empty);

    [TestCase("Host:", "200")]
    [TestCase("Host: localhost:99999", "400")]
    [TestCase("Host: local host", "400")]
    [TestCase("Host: [", "400")]
    public async Task A_Host_that_is_none_is_no_reason_for_a_500(string host, string status)
    {
        var text = RawConnection.Headers("Content-Length: 2\r\n").Replace("Host: 127.0.0.1", host, StringComparison.Ordinal) + "{}";

        Assert.That(await RawConnection.SendAsync(Endpoint, text), Does.StartWith($"HTTP/1.1 {status}").And.Not.Contain("System."));
    }

    [Test]
    public async Task HTTP_1_0_needs_no_Host()
    {
        var text = RawConnection.Headers("Content-Length: 2\r\n").Replace("HTTP/1.1\r\nHost: 127.0.0.1", "HTTP/1.0", StringComparison.Ordinal) + "{}";

        Assert.That(await RawConnection.SendAsync(Endpoint, text), Does.StartWith("HTTP/1.1 200"));
    }
}
