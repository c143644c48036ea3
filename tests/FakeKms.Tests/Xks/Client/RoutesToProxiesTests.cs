using System.Net;
using System.Net.Sockets;
using System.Text;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>Which proxy is behind the endpoint of a key store.</summary>
public sealed class RoutesToProxiesTests
{
    [Test]
    public async Task Without_a_mapping_the_embedded_proxy_is_behind_every_endpoint()
    {
        await using var kms = Pinned.Server();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CreateAsync(kms, "https://anybody.example.com"), Is.EqualTo("no error"));
            Assert.That(kms.XksProxy.Requests.Select(request => request.KmsOperation), Is.EqualTo(new[] { "CreateCustomKeyStore" }));
        }
    }

    [Test]
    public async Task With_a_mapping_nobody_is_behind_the_other_endpoints()
    {
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, new IndependentProxy { ChecksSignatures = false }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CreateAsync(kms, "https://XKS.example.com"), Is.EqualTo("no error"));
            Assert.That(await CreateAsync(kms, "https://anybody.example.com", "/second/kms/xks/v1"), Does.StartWith("XksProxyUriUnreachableException: AWS KMS cannot communicate"));
        }
    }

    [TestCase("https://..........")]
    [TestCase("https://-.-.-.-.-.")]
    public async Task An_endpoint_that_no_host_can_have_is_out_of_reach(string endpoint)
    {
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, new IndependentProxy()));

        Assert.That(await CreateAsync(kms, endpoint), Does.StartWith("XksProxyUriUnreachableException"));
    }

    [Test]
    public async Task The_embedded_proxy_stays_behind_its_own_endpoint()
    {
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, new IndependentProxy()));

        Assert.That(await CreateAsync(kms, kms.XksProxy.Endpoint), Is.EqualTo("no error"));
    }

    [Test]
    public async Task A_fork_has_the_same_proxies()
    {
        var proxy = new IndependentProxy { ChecksSignatures = false };
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, proxy));
        await using var fork = kms.Fork();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CreateAsync(fork, IndependentProxy.Endpoint), Is.EqualTo("no error"));
            Assert.That(proxy.Received, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_client_is_made_at_the_first_request()
    {
        var made = 0;
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, () =>
        {
            made++;
            return new HttpClient(new IndependentProxy { ChecksSignatures = false });
        }));
        var before = made;
        await CreateAsync(kms, IndependentProxy.Endpoint);
        await CreateAsync(kms, IndependentProxy.Endpoint, "/second/kms/xks/v1");

        Assert.That((before, made), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_request_to_an_address_names_the_endpoint_as_its_host()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerOnceAsync(listener);
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, AddressOf(listener, "http")));

        var error = await CreateAsync(kms, IndependentProxy.Endpoint, "/acme/kms/xks/v1");

        var head = await answering;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("no error"));
            Assert.That(head, Does.StartWith("POST /acme/kms/xks/v1/health HTTP/1.1\r\n").And.Contain("\r\nHost: xks.example.com\r\n"));
            Assert.That(head, Does.Contain("SignedHeaders=host;x-amz-date").And.Contain("\r\nContent-Type: application/json\r\n"));
        }
    }

    [Test]
    public async Task A_client_with_a_base_address_is_asked_there_for_the_endpoint()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerOnceAsync(listener);
        using var own = new HttpClient { BaseAddress = AddressOf(listener, "http") };
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, () => own));

        var error = await CreateAsync(kms, IndependentProxy.Endpoint);

        Assert.That((error, (await answering).Contains("\r\nHost: xks.example.com\r\n", StringComparison.Ordinal)), Is.EqualTo(("no error", true)));
    }

    [Test]
    public async Task A_client_that_a_test_gave_stays_the_test_s()
    {
        using var own = new HttpClient(new IndependentProxy { ChecksSignatures = false });
        var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, () => own));
        var error = await CreateAsync(kms, IndependentProxy.Endpoint);

        await kms.DisposeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("no error"));
            Assert.That(own.CancelPendingRequests, Throws.Nothing);
        }
    }

    [Test]
    public async Task KMS_does_not_go_where_a_proxy_sends_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sending = AnswerOnceAsync(listener, "302 Found", "Location: /elsewhere/kms/xks/v1/health\r\n");
        var elsewhere = AnswerOnceAsync(listener);
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, AddressOf(listener, "http")));

        var error = await CreateAsync(kms, IndependentProxy.Endpoint);

        await sending;
        Assert.That((error.Split(':')[0], elsewhere.IsCompleted), Is.EqualTo(("XksProxyInvalidResponseException", false)));
    }

    [Test]
    public async Task KMS_keeps_no_cookie_of_a_proxy()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, AddressOf(listener, "http")));
        var first = AnswerOnceAsync(listener, headers: "Set-Cookie: node=1; Path=/\r\n");
        await CreateAsync(kms, IndependentProxy.Endpoint);
        await first;
        var second = AnswerOnceAsync(listener);

        await CreateAsync(kms, IndependentProxy.Endpoint, "/acme/kms/xks/v1");

        Assert.That(await second, Does.StartWith("POST /acme").And.Not.Contain("node=1"));
    }

    [Test]
    public async Task Nobody_at_the_address_is_nobody_who_can_be_reached()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = AddressOf(listener, "http");
        listener.Stop();
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, address));

        Assert.That(await CreateAsync(kms, IndependentProxy.Endpoint), Does.StartWith("XksProxyUriUnreachableException: AWS KMS cannot communicate"));
    }

    [Test]
    public async Task An_address_without_TLS_where_TLS_is_asked_for_is_a_failure_of_TLS()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerOnceAsync(listener);
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, AddressOf(listener, "https")));

        var error = await CreateAsync(kms, IndependentProxy.Endpoint);

        await answering;
        Assert.That(error, Does.StartWith("XksProxyInvalidConfigurationException: AWS KMS cannot establish a TLS connection"));
    }

    [TestCase("http://xks.example.com", "is no endpoint that KMS accepts")]
    [TestCase("https://xks.example.com:8443", "without port and path")]
    [TestCase("https://xks.example.com/path", "without port and path")]
    [TestCase("xks.example.com", "write https and a host name")]
    public void What_is_no_endpoint_of_a_key_store_is_refused(string endpoint, string text) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithXksProxyAt(endpoint, new IndependentProxy())),
        Throws.ArgumentException.With.Message.Contains(text));

    [TestCase("http://127.0.0.1:8080/proxy")]
    [TestCase("http://user:password@127.0.0.1:8080")]
    [TestCase("http://127.0.0.1:8080/#fragment")]
    [TestCase("ftp://127.0.0.1")]
    [TestCase("/relative")]
    public void What_is_no_base_address_is_refused(string address) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithXksProxyAt(IndependentProxy.Endpoint, new Uri(address, UriKind.RelativeOrAbsolute))),
        Throws.ArgumentException.With.Message.Contains("is no base address; write http or https, host and port"));

    [Test]
    public void An_endpoint_is_mapped_once() => Assert.That(
        () => FakeKmsServer.Start(k => k
            .WithXksProxyAt(IndependentProxy.Endpoint, new IndependentProxy())
            .WithXksProxyAt(IndependentProxy.Endpoint.ToUpperInvariant().Replace("HTTPS", "https", StringComparison.Ordinal), new IndependentProxy())),
        Throws.ArgumentException.With.Message.Contains("is mapped already"));

    private static Uri AddressOf(TcpListener listener, string scheme) => new($"{scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    private static async Task<string> CreateAsync(FakeKmsServer kms, string endpoint, string path = "/kms/xks/v1")
    {
        using var client = kms.CreateClient();
        try
        {
            await client.CreateCustomKeyStoreAsync(KeyStoreRequests.Public(path, endpoint, path));
            return "no error";
        }
        catch (Amazon.KeyManagementService.AmazonKeyManagementServiceException error)
        {
            return $"{error.ErrorCode}: {error.Message}";
        }
    }

    private static async Task<string> AnswerOnceAsync(TcpListener listener, string status = "200 OK", string headers = "")
    {
        const string Health = """
            {"xksProxyFleetSize":1,"xksProxyVendor":"a","xksProxyModel":"b","ekmVendor":"c","ekmFleetDetails":[{"id":"d","model":"e","healthStatus":"ACTIVE"}]}
            """;
        using var connection = await listener.AcceptTcpClientAsync();
        await using var stream = connection.GetStream();
        var buffer = new byte[16 * 1024];
        var text = "";
        while (!text.Contains('}', StringComparison.Ordinal) && await stream.ReadAsync(buffer) is > 0 and var count)
        {
            text += Encoding.Latin1.GetString(buffer, 0, count);
            if (text[0] != 'P') break;
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status}\r\n{headers}Content-Type: application/json\r\nContent-Length: {Health.Length}\r\nConnection: close\r\n\r\n{Health}"));
        return text;
    }
}
