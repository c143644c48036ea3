using System.Net;
using System.Net.Sockets;
using FakeKms.Tests;
using FakeKms.Tests.Xks;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace FakeKms.Http.Tests.Xks;

/// <summary>The embedded proxy on a port.</summary>
public sealed class XksHttpEndpointTests : ProxyOverHttp
{
    [Test]
    public async Task All_APIs_are_served_under_a_signed_host_with_its_port()
    {
        var encrypted = await SendAsync(ProxyCall.Encrypt("over HTTP"));
        var decrypted = await SendAsync(ProxyCall.Decrypt(encrypted.Json!));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await SendAsync(ProxyCall.Health())).Outcome, Is.EqualTo("200"));
            Assert.That((await SendAsync(ProxyCall.GetKeyMetadata())).Outcome, Is.EqualTo("200"));
            Assert.That(decrypted.Bytes("plaintext"), Is.EqualTo("over HTTP"u8.ToArray()));
        }
    }

    [Test]
    public async Task It_is_the_proxy_that_is_in_memory()
    {
        Kms.XksProxy.ExternalKey("k1").Disable();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await SendAsync(ProxyCall.Encrypt())).Outcome, Is.EqualTo("400 InvalidStateException"));
            Assert.That(Kms.XksProxy.Requests.Select(request => request.ToString()), Is.EqualTo(new[] { $"Encrypt on k1 for Encrypt of {ProxyCall.Principal}: 400 InvalidStateException" }));
        }
    }

    [Test]
    public async Task An_answer_is_JSON_and_names_nothing_of_its_host()
    {
        using var response = await ResponseAsync(ProxyCall.Health());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/json"));
            Assert.That(response.Headers.Concat(response.Content.Headers).Select(header => header.Key), Has.None.StartsWith("X-"));
        }
    }

    [Test]
    public async Task GET_is_not_allowed()
    {
        using var response = await ResponseAsync(ProxyCall.Health() with { Method = "GET" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
            Assert.That(response.Content.Headers.Allow, Is.EqualTo(new[] { "POST" }));
        }
    }

    [TestCase("wrong secret", "401 AuthenticationFailedException")]
    [TestCase("wrong path", "404 InvalidUriPathException")]
    [TestCase("no JSON", "400 ValidationException")]
    public async Task What_is_wrong_in_memory_is_wrong_here(string what, string expected) => Assert.That(
        (await SendAsync(what switch
        {
            "wrong secret" => ProxyCall.Health() with { Secret = "wrong" },
            "wrong path" => ProxyCall.Health() with { Base = "/elsewhere" },
            _ => ProxyCall.Health() with { Body = "hello"u8.ToArray() },
        })).Outcome,
        Is.EqualTo(expected));

    [Test]
    public async Task A_body_over_the_limit_is_refused() => Assert.That(
        (await SendAsync(ProxyCall.Health() with { Body = new byte[1024 * 1024 + 1] })).Outcome, Is.EqualTo("413 ValidationException"));

    [TestCase("Host", "evil.example")]
    [TestCase("Origin", "https://evil.example")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    public async Task A_web_page_of_elsewhere_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Http.BaseAddress!, "/kms/xks/v1/health"));
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await Http.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith("{\"errorName\":\"AccessDeniedException\",\"errorMessage\":\"FakeKms refuses the "));
        }
    }

    [Test]
    public async Task Mappings_of_a_test_win_and_their_Reset_leaves_the_proxy()
    {
        var server = Kms.XksProxy.OverHttp().WireMock;
        server.Given(Request.Create().WithPath("/ping")).RespondWith(Response.Create().WithBody("pong"));
        var pong = await Http.GetStringAsync(new Uri("/ping", UriKind.Relative));
        server.Reset();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pong, Is.EqualTo("pong"));
            Assert.That((await SendAsync(ProxyCall.Health())).Outcome, Is.EqualTo("200"));
        }
    }

    [Test]
    public void A_proxy_has_one_endpoint()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.XksProxy.OverHttp(), Is.SameAs(Kms.XksProxy.OverHttp(new KmsHttpOptions())));
            Assert.That(
                () => Kms.XksProxy.OverHttp(new KmsHttpOptions { Port = 5556 }),
                Throws.InvalidOperationException.With.Message.EqualTo(
                    "The proxy has an HTTP endpoint already, on a free port of 127.0.0.1; it cannot have another one on port 5556 of 127.0.0.1. " +
                    "Say it once, before the first use."));
            Assert.That(Kms.OverHttp().Endpoint, Is.Not.EqualTo(Kms.XksProxy.OverHttp().Endpoint));
        }
    }

    [Test]
    public void It_stops_with_its_server()
    {
        using var kms = Pinned.Server();
        var endpoint = kms.XksProxy.OverHttp().Endpoint;

        kms.Dispose();

        using var client = new TcpClient();
        Assert.That(async () => await client.ConnectAsync(endpoint.Host, endpoint.Port), Throws.InstanceOf<SocketException>());
    }
}
