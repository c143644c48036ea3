using System.Text;

namespace FakeKms.Tests.Protocol.Signatures;

/// <summary>What a server that checks signatures takes, and what it answers to the rest.</summary>
public sealed class SignatureCheckTests : Checking
{
    private const string Start = "20260101T000000Z";

    private static IEnumerable<TestCaseData> Right()
    {
        yield return Case("as SDKs sign", new());
        yield return Case("temporary credentials", OfVault);
        yield return Case("another Region", new() { Region = "eu-central-1" });
        yield return Case("a header with spaces", new() { More = [("X-Other", "  two   spaces ")] });
        yield return Case("a length that is signed", new() { More = [("Content-Length", "2")] });
        yield return Case("a query", new() { Query = "a=1&b=2" });
        yield return Case("a Date header", new() { DateHeader = "Date" });
        yield return Case("without spaces behind the commas", new() { Authorization = header => header.Replace(", ", ",", StringComparison.Ordinal) });
        yield return Case("names of headers in capitals", new() { Authorization = header => header.Replace(";host;", ";Host;", StringComparison.Ordinal) });
        yield return Case("a header that nobody signed", new() { Altered = request => request.Headers.Add("X-Forwarded-For", "198.51.100.7") });
        yield return Case("five minutes late", new() { Time = Pinned.Start.AddMinutes(-5) });
        yield return Case("five minutes early", new() { Time = Pinned.Start.AddMinutes(5) });
    }

    private static IEnumerable<TestCaseData> Altered()
    {
        yield return Case("the body", new() { Altered = request => request.Content = Json("{ }") });
        yield return Case("a signed header", new() { Altered = request => Change(request, "x-amz-target", "TrentService.ListKeys") });
        yield return Case("a signed header taken away", new() { More = [("X-Other", "1")], Altered = request => request.Headers.Remove("X-Other") });
        yield return Case("the host", new() { Altered = request => request.RequestUri = new Uri("http://kms.eu-west-1.amazonaws.com/") });
        yield return Case("the port", new() { Altered = request => request.RequestUri = new Uri("http://kms.us-east-1.amazonaws.com:8080/") });
        yield return Case("the path", new() { Altered = request => request.RequestUri = new Uri(request.RequestUri!, "/other") });
        yield return Case("the query", new() { Altered = request => request.RequestUri = new Uri(request.RequestUri!, "/?a=1") });
        yield return Case("the time", new() { Altered = request => Change(request, "X-Amz-Date", "20260101T000001Z") });
        yield return Case("the Region", new() { Authorization = header => header.Replace("us-east-1", "us-east-2", StringComparison.Ordinal) });
        yield return Case("the caller", new() { Authorization = header => header.Replace("AKIAALICE", "ASIAVAULT", StringComparison.Ordinal) });
        yield return Case("the signature", new() { Authorization = header => header[..^1] + (header[^1] == '0' ? '1' : '0') });
        yield return Case("the secret", new() { Secret = "Alice's secret" });
        yield return Case("the body's hash that the client names", new()
        {
            More = [("X-Amz-Content-SHA256", "UNSIGNED-PAYLOAD")],
            Altered = request => request.Content = Json("{ }"),
        });
        yield return Case("a token that was signed", OfVault with { Altered = request => Change(request, "X-Amz-Security-Token", "vault/token+2=") });
    }

    private static IEnumerable<TestCaseData> Others()
    {
        const string Missing = "MissingAuthenticationTokenException: Missing Authentication Token";
        const string Parts = "IncompleteSignatureException: Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. ";
        yield return Case("no header", new() { Authorization = _ => null }, Missing);
        yield return Case("a bearer's header", new() { Authorization = _ => "Bearer abc" }, Missing);
        yield return Case("a presigned one", new() { Authorization = _ => null, Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0" }, "FakeKmsNotSupportedException: FakeKms takes a signature in the Authorization header, where every AWS SDK has it for KMS, and not in the query.");
        yield return Case("two of them", new() { Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256" }, "InvalidSignatureException: Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        yield return Case("no pair", new() { Authorization = _ => "AWS4-HMAC-SHA256 secret" }, "IncompleteSignatureException: Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): 'ri+sqoSeDlaFjesqKlUs5ZIJ0vQgWvzVnhxVpJGeKZE='.");
        yield return Case("no parts", new() { Authorization = _ => "AWS4-HMAC-SHA256" }, Parts + "(Hashed with SHA-256 and encoded with Base64) Authorization=YI2YWea8FSxnksZL2ETHbs5elHm9HQufxTLK0W0ffV0=");
        yield return Case("no date", new() { Authorization = _ => "AWS4-HMAC-SHA256", Altered = request => request.Headers.Remove("X-Amz-Date") }, Parts + "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. (Hashed with SHA-256 and encoded with Base64) Authorization=YI2YWea8FSxnksZL2ETHbs5elHm9HQufxTLK0W0ffV0=");
        yield return Case("a date of another form", new() { Altered = request => Change(request, "X-Amz-Date", "2026-01-01T00:00:00Z") }, "IncompleteSignatureException: Date must be in ISO-8601 'basic format'. Got '2026-01-01T00:00:00Z'. See http://en.wikipedia.org/wiki/ISO_8601");
        yield return Case("too late", new() { Time = Pinned.Start.AddSeconds(-301) }, "InvalidSignatureException: Signature expired: 20251231T235459Z is now earlier than 20251231T235500Z (20260101T000000Z - 5 min.)");
        yield return Case("too early", new() { Time = Pinned.Start.AddSeconds(301) }, "InvalidSignatureException: Signature not yet current: 20260101T000501Z is still later than 20260101T000500Z (20260101T000000Z + 5 min.)");
        yield return Case("the host unsigned", new() { SignsHost = false }, "InvalidSignatureException: 'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        yield return Case("version 4a", new() { Algorithm = "AWS4-ECDSA-P256-SHA256" }, "IncompleteSignatureException: Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.");
        yield return Case("a short scope", new() { Region = "us-east-1/kms", Service = "aws4_request", Terminator = "x" }, $"IncompleteSignatureException: Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIAALICE/20260101/us-east-1/kms/aws4_request/x'");
        yield return Case("another service", new() { Service = "s3" }, "InvalidSignatureException: Credential should be scoped to correct service: 'kms'. ");
        yield return Case("all of a scope", new() { Region = "x", Service = "s3", Terminator = "aws5", Day = "20251231" }, $"InvalidSignatureException: Credential should be scoped to a valid region, not 'x'. Credential should be scoped to correct service: 'kms'. Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20251231' != '20260101', from '{Start}'. ");
        yield return Case("CloudTrail's scope", new() { Target = "CloudTrail_20131101.LookupEvents" }, "InvalidSignatureException: Credential should be scoped to correct service: 'cloudtrail'. ");
        yield return Case("an unknown key", new() { AccessKeyId = "AKIANOBODY" }, InvalidToken);
        yield return Case("a key in another case", new() { AccessKeyId = "akiaalice" }, InvalidToken);
        yield return Case("another token", OfVault with { Token = "other" }, InvalidToken);
        yield return Case("no token", OfVault with { Token = null }, InvalidToken);
        yield return Case("a token of nobody", new() { Token = "vault/token+1=" }, InvalidToken);
    }

    [TestCaseSource(nameof(Right))]
    public async Task What_is_signed_right_is_served(object call)
    {
        var error = await ((SignedCall)call).SendAsync(Kms);

        Assert.That((error, Kms.Keys.Count), Is.EqualTo(("no error", 1)));
    }

    [TestCaseSource(nameof(Altered))]
    public async Task What_was_changed_after_it_was_signed_is_refused(object call)
    {
        var error = await ((SignedCall)call).SendAsync(Kms);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo(Mismatch));
            Assert.That(Kms.Keys, Is.Empty);
            Assert.That(Kms.Trail, Is.Empty);
        }
    }

    [TestCaseSource(nameof(Others))]
    public async Task What_is_no_signature_of_a_caller_is_refused(object call, string expected)
    {
        var error = await ((SignedCall)call).SendAsync(Kms);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo(expected));
            Assert.That(Kms.Keys, Is.Empty);
            Assert.That(Kms.Trail, Is.Empty);
        }
    }

    [Test]
    public async Task A_header_with_two_credentials_is_of_the_one_that_signed()
    {
        var call = OfVault with { Authorization = header => header.Replace(" Credential", " XCredential=AKIAALICE/20260101/us-east-1/kms/aws4_request, Credential", StringComparison.Ordinal) };

        var error = await call.SendAsync(Kms);

        Assert.That((error, Kms.Trail[0].UserIdentity.AccessKeyId), Is.EqualTo(("no error", "ASIAVAULT")));
    }

    [Test]
    public async Task The_signature_is_checked_before_what_is_asked_for()
    {
        var malformed = new SignedCall { Body = "{", Secret = "wrong" };
        var invalid = new SignedCall { Target = "TrentService.Encrypt", Secret = "wrong" };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await malformed.SendAsync(Kms), Is.EqualTo(Mismatch));
            Assert.That(await invalid.SendAsync(Kms), Is.EqualTo(Mismatch));
            Assert.That(await (malformed with { Secret = "alice's secret" }).SendAsync(Kms), Does.StartWith("SerializationException"));
            Assert.That(await (invalid with { Secret = "alice's secret" }).SendAsync(Kms), Does.StartWith("ValidationException"));
        }
    }

    [Test]
    public async Task A_request_that_is_refused_meets_no_fault()
    {
        Kms.Faults.FailNext("CreateKey", KmsFault.Throttling);

        var refused = await new SignedCall { Secret = "wrong" }.SendAsync(Kms);
        var failed = await new SignedCall().SendAsync(Kms);

        Assert.That((refused, failed.Split(':')[0]), Is.EqualTo((Mismatch, "ThrottlingException")));
    }

    [Test]
    public async Task A_session_ends_on_the_clock_of_the_server()
    {
        var job = new SignedCall { AccessKeyId = "ASIAJOB", Secret = "job's secret", Token = "job", Time = Pinned.Start.AddMinutes(56) };
        Kms.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        var before = await job.SendAsync(Kms);
        Kms.Advance(TimeSpan.FromSeconds(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo("no error"));
            Assert.That(await job.SendAsync(Kms), Is.EqualTo("ExpiredTokenException: The security token included in the request is expired"));
            Assert.That(await (job with { Secret = "wrong" }).SendAsync(Kms), Is.EqualTo(Mismatch));
            Assert.That(await (job with { Token = "wrong" }).SendAsync(Kms), Is.EqualTo(InvalidToken));
            Assert.That(Kms.Trail, Has.Count.EqualTo(1));
        }
    }

    private static TestCaseData Case(string what, SignedCall call, string? expected = null) =>
        (expected is null ? new TestCaseData(call) : new TestCaseData(call, expected)).SetArgDisplayNames(what);

    private static ByteArrayContent Json(string text)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.1");
        return content;
    }

    private static void Change(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
