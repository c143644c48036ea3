using System.Net;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace FakeKms.Http.Tests.Hostile;

/// <summary>What a browser sends for a web page of somewhere else is refused, and so is another name for the endpoint (DNS rebinding).</summary>
public sealed class ForeignSiteTests
{
    [TestCase("127.0.0.1:5555")]
    [TestCase("localhost")]
    [TestCase("LOCALHOST:80")]
    [TestCase("kms.localhost:80")]
    [TestCase("localhost.")]
    [TestCase("kms.localhost.:80")]
    [TestCase("[::1]:5555")]
    public async Task The_names_of_this_machine_are_served(string host) => Assert.That(await StatusAsync(new(), host: host), Is.EqualTo(200));

    [TestCase("evil.example")]
    [TestCase("evil.example:5555")]
    [TestCase("127.0.0.1.evil.example")]
    [TestCase("localhost.evil.example")]
    [TestCase("evillocalhost")]
    [TestCase("192.0.2.1")]
    public async Task Another_Host_is_refused(string host) => Assert.That(await StatusAsync(new(), host: host), Is.EqualTo(403));

    [TestCase("http://localhost:3000", 200)]
    [TestCase("http://127.0.0.1", 200)]
    [TestCase("http://[::1]:8080", 200)]
    [TestCase("https://evil.example", 403)]
    [TestCase("http://localhost.evil.example", 403)]
    [TestCase("null", 403)]
    [TestCase("file://", 403)]
    [TestCase("", 403)]
    public async Task An_Origin_is_served_when_it_is_this_machine(string origin, int status) =>
        Assert.That(await StatusAsync(new(), $"Origin: {origin}\r\n"), Is.EqualTo(status));

    [TestCase("same-origin", 200)]
    [TestCase("none", 200)]
    [TestCase("same-site", 200)]
    [TestCase("cross-site", 403)]
    public async Task A_page_that_names_no_Origin_is_judged_by_its_site(string site, int status) =>
        Assert.That(await StatusAsync(new(), $"Sec-Fetch-Site: {site}\r\n"), Is.EqualTo(status));

    [Test]
    public async Task A_page_of_this_machine_may_call_another_port_of_it() =>
        Assert.That(await StatusAsync(new(), "Origin: http://localhost:3000\r\nSec-Fetch-Site: cross-site\r\n"), Is.EqualTo(200));

    [TestCase("kms.test", "", 200)]
    [TestCase("KMS.test:80", "Origin: http://kms.test\r\n", 200)]
    [TestCase("kms.test", "Sec-Fetch-Site: same-site\r\n", 403)]
    [TestCase("kms.test.", "", 200)]
    [TestCase("127.0.0.1", "Origin: https://kms.test\r\n", 200)]
    [TestCase("other.kms.test", "", 403)]
    [TestCase("kms.test", "Origin: https://evil.example\r\n", 403)]
    public async Task A_name_that_the_options_allow_is_served(string host, string headers, int status) =>
        Assert.That(await StatusAsync(new() { AllowedHosts = ["kms.test"] }, headers, host), Is.EqualTo(status));

    [TestCase("evil.example", "")]
    [TestCase("127.0.0.1", "Origin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\n")]
    [TestCase("127.0.0.1", "Sec-Fetch-Site: cross-site\r\n")]
    public async Task Everybody_is_served_when_the_options_say_so(string host, string headers) =>
        Assert.That(await StatusAsync(new() { AllowedHosts = ["*"] }, headers, host), Is.EqualTo(200));

    [TestCase("192.0.2.1", 200)]
    [TestCase("evil.example", 403)]
    public async Task On_every_address_any_address_is_a_name_of_this_machine(string host, int status) =>
        Assert.That(await StatusAsync(new() { BindAddress = IPAddress.Any }, host: host), Is.EqualTo(status));

    [Test]
    public async Task The_refusal_has_the_form_of_AWS_and_says_what_to_set()
    {
        using var kms = FakeKmsServer.Start();

        var answer = await RawConnection.SendAsync(kms.OverHttp().Endpoint, RawConnection.Headers("Content-Length: 2\r\n", host: "evil.example") + "{}");

        Assert.That(answer, Does.EndWith(
            "{\"__type\":\"AccessDeniedException\",\"Message\":\"FakeKms refuses the Host evil.example: it serves localhost and addresses of this machine, not web " +
            "pages of elsewhere. If this one is meant, name its host in KmsHttpOptions.AllowedHosts, or with --host of fakekms serve.\"}"));
    }

    [Test]
    public async Task Mappings_beside_the_fake_are_kept_from_web_pages_too()
    {
        using var kms = FakeKmsServer.Start();
        kms.OverHttp().WireMock.Given(Request.Create().WithPath("/reset")).AtPriority(1).RespondWith(Response.Create().WithStatusCode(204));
        const string Reset = "POST /reset HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 0\r\nConnection: close\r\n";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await RawConnection.SendAsync(kms.OverHttp().Endpoint, Reset + "\r\n"), Does.StartWith("HTTP/1.1 204"));
            Assert.That(await RawConnection.SendAsync(kms.OverHttp().Endpoint, Reset + "Origin: https://evil.example\r\n\r\n"), Does.StartWith("HTTP/1.1 403"));
        }
    }

    [Test]
    public async Task A_refusal_takes_no_id_from_the_calls()
    {
        using var kms = FakeKmsServer.Start();
        kms.Ids.NextRequestId("pinned");
        await RawConnection.SendAsync(kms.OverHttp().Endpoint, RawConnection.Headers("Content-Length: 2\r\n", host: "evil.example") + "{}");

        using var client = kms.CreateClient();

        Assert.That((await client.ListKeysAsync(new())).ResponseMetadata.RequestId, Is.EqualTo("pinned"));
    }

    [TestCase("http://kms.test")]
    [TestCase("kms.test:5555")]
    [TestCase("kms.test/")]
    [TestCase("")]
    public void A_name_that_is_none_is_refused(string name)
    {
        using var kms = FakeKmsServer.Start();

        Assert.That(
            () => kms.OverHttp(new() { AllowedHosts = [name] }),
            Throws.ArgumentException.With.Message.EqualTo($"'{name}' in AllowedHosts is no host name; write it without scheme, port and path, such as kms.test."));
    }

    private static async Task<int> StatusAsync(KmsHttpOptions options, string headers = "", string host = "127.0.0.1")
    {
        using var kms = FakeKmsServer.Start();
        var answer = await RawConnection.SendAsync(
            kms.OverHttp(options).Endpoint, RawConnection.Headers(headers + "Content-Length: 2\r\nConnection: close\r\n", host: host) + "{}");
        return int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
