namespace FakeKms.Tests.Xks.Proxy;

/// <summary>Which signatures the embedded proxy takes. They are made by the definition of Signature Version 4, without any code of the library.</summary>
public sealed class ProxySignatureTests : InMemory
{
    private static IEnumerable<TestCaseData> Right()
    {
        yield return Case("as KMS signs", call => call);
        yield return Case("another Region", call => call with { Region = "eu-central-2" });
        yield return Case("a Region that came after this library", call => call with { Region = "xx-nowhere-9" });
        yield return Case("another host", call => call with { Host = "xks.example.com" });
        yield return Case("a host with a port", call => call with { Host = "127.0.0.1:8443" });
        yield return Case("a content type that is signed, as curl does", call => call with { More = [("content-type", "application/json")] });
        yield return Case("many headers that are signed", call => call with { More = [("content-type", "application/json"), ("x-amz-content-sha256", "0"), ("user-agent", "x")] });
        yield return Case("a header that nobody signed", call => call with { Altered = headers => headers["X-Forwarded-For"] = ["198.51.100.7"] });
        yield return Case("without spaces behind the commas", call => call with { Authorization = header => header.Replace(", ", ",", StringComparison.Ordinal) });
        yield return Case("five minutes late", call => call with { Time = Pinned.Start.AddMinutes(-5) });
        yield return Case("five minutes early", call => call with { Time = Pinned.Start.AddMinutes(5) });
        yield return Case("a query that is signed", call => call with { Query = "a=1" });
        yield return Case("a path with a prefix", call => call with { Base = "/example/uri/path/prefix/kms/xks/v1" });
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case("an unknown access key id", call => call with { AccessKeyId = "AAAAAAAAAAAAAAAAAAAA" });
        yield return Case("a wrong secret", call => call with { Secret = new string('x', 44) });
        yield return Case("another service", call => call with { Service = "kms" });
        yield return Case("another terminator", call => call with { Terminator = "aws5_request" });
        yield return Case("the day of yesterday", call => call with { Day = "20251231" });
        yield return Case("no Region", call => call with { Region = "" });
        yield return Case("what is no Region", call => call with { Region = "everywhere" });
        yield return Case("a scope that is too long", call => call with { Terminator = "aws4_request/more" });
        yield return Case("301 seconds late", call => call with { Time = Pinned.Start.AddSeconds(-301) });
        yield return Case("301 seconds early", call => call with { Time = Pinned.Start.AddSeconds(301) });
        yield return Case("an altered body", call => call with { SentBody = "{}"u8.ToArray() });
        yield return Case("an altered host", call => call with { Altered = headers => headers["host"] = ["xks.example.com"] });
        yield return Case("a host that loses its port", call => call with { Host = "127.0.0.1:8443", Altered = headers => headers["host"] = ["127.0.0.1"] });
        yield return Case("an altered date", call => call with { Altered = headers => headers["x-amz-date"] = ["20260101T000001Z"] });
        yield return Case("another header altered that was signed", call => call with
        {
            More = [("content-type", "application/json")],
            Altered = headers => headers["content-type"] = ["text/plain"],
        });
        yield return Case("an unsigned host", call => call with { Unsigned = ["host"] });
        yield return Case("an unsigned date", call => call with { Unsigned = ["x-amz-date"] });
        yield return Case("no date", call => call with { Altered = headers => headers.Remove("x-amz-date") });
        yield return Case("two dates", call => call with { Altered = headers => headers["x-amz-date"] = [.. headers["x-amz-date"], "20260101T000000Z"] });
        yield return Case("a date of another form", call => call with { Altered = headers => headers["x-amz-date"] = ["Thu, 01 Jan 2026 00:00:00 GMT"] });
        yield return Case("a date header alone", call => call with
        {
            Altered = headers =>
            {
                headers.Remove("x-amz-date");
                headers["date"] = ["Thu, 01 Jan 2026 00:00:00 GMT"];
            },
        });
        yield return Case("no Authorization", call => call with { Altered = headers => headers.Remove("Authorization") });
        yield return Case("two Authorizations", call => call with { Altered = headers => headers["Authorization"] = [headers["Authorization"][0], headers["Authorization"][0]] });
        yield return Case("a comma after the algorithm", call => Header(call, "AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA256, "));
        yield return Case("another algorithm", call => Header(call, "AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"));
        yield return Case("Basic", call => call with { Authorization = _ => "Basic dXNlcjpwYXNz" });
        yield return Case("no signature", call => call with { Authorization = header => header[..header.LastIndexOf(", ", StringComparison.Ordinal)] });
        yield return Case("no credential", call => Header(call, "Credential=", "X="));
        yield return Case("a part without a value", call => call with { Authorization = header => header + ", more" });
        yield return Case("another signature", call => call with { Authorization = header => header[..^1] + (header[^1] == '0' ? '1' : '0') });
        yield return Case("a query that nobody signed", call => call, "?a=1");
    }

    [TestCaseSource(nameof(Right))]
    public void A_right_signature_is_taken(Func<object, object> change, string query)
    {
        _ = query;
        Assert.That(((ProxyCall)change(ProxyCall.Health())).Send(Kms).Outcome, Is.EqualTo("200"));
    }

    [TestCaseSource(nameof(Wrong))]
    public void Any_other_signature_fails(Func<object, object> change, string query)
    {
        var request = ((ProxyCall)change(ProxyCall.Health())).Request(Kms);

        var answer = ProxyAnswer.Of(Kms.EmbeddedProxy.Answer(request with { Url = new Uri(request.Url + query) }));

        Assert.That(answer.Outcome, Is.EqualTo("401 AuthenticationFailedException"));
    }

    [Test]
    public void A_wrong_signature_fails_for_each_API() => Assert.That(
        ProxyCall.All(Kms).Select(each => (each.Call with { Secret = "wrong" }).Send(Kms).Outcome),
        Is.EqualTo(Enumerable.Repeat("401 AuthenticationFailedException", 4)));

    [Test]
    public void An_error_shows_neither_the_signature_nor_the_secret()
    {
        var call = ProxyCall.Health() with { SentBody = "{}"u8.ToArray() };
        var signature = call.Request(Kms).Header("Authorization")[0].Split("Signature=")[1];

        var answer = call.Send(Kms);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Text, Does.Not.Contain(signature).And.Not.Contain(Kms.XksProxy.Credential.RawSecretAccessKey));
            Assert.That(answer.ErrorMessage, Is.EqualTo("The signature is not that of this request."));
        }
    }

    [Test]
    public void The_machine_s_time_is_as_good_as_the_server_s()
    {
        Kms.Advance(TimeSpan.FromDays(200));
        // What is tested is that real time is taken.
        var now = FakeKms.Time.RealTime.Now;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((ProxyCall.Health() with { Time = now }).Send(Kms).Outcome, Is.EqualTo("200"));
            Assert.That((ProxyCall.Health() with { Time = Kms.Clock.GetUtcNow() }).Send(Kms).Outcome, Is.EqualTo("200"));
            Assert.That((ProxyCall.Health() with { Time = Pinned.Start }).Send(Kms).Outcome, Is.EqualTo("401 AuthenticationFailedException"));
        }
    }

    [Test]
    public void An_unknown_path_is_told_from_a_wrong_signature() => Assert.That(
        (ProxyCall.Health() with { Base = "/kms/xks/v2", Secret = "wrong" }).Send(Kms).Outcome, Is.EqualTo("404 InvalidUriPathException"));

    private static ProxyCall Header(ProxyCall call, string from, string to) =>
        call with { Authorization = header => header.Replace(from, to, StringComparison.Ordinal) };

    private static TestCaseData Case(string name, Func<ProxyCall, ProxyCall> change, string query = "") =>
        new TestCaseData((Func<object, object>)(call => change((ProxyCall)call)), query).SetArgDisplayNames(name);
}
