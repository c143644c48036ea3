using System.Net;
using System.Net.NetworkInformation;
using Amazon;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace FakeKms.Http.Tests;

public sealed class EndpointTests
{
    [Test]
    public void The_endpoint_listens_on_the_loopback_address_only([Values] bool chosenPort)
    {
        var chosen = chosenPort ? FreePort() : 0;
        using var kms = FakeKmsServer.Start();
        var http = kms.OverHttp(new KmsHttpOptions { Port = chosen });
        var port = http.Endpoint.Port;

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == port);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listeners.Select(listener => listener.Address), Is.EqualTo(new[] { IPAddress.Loopback }));
            Assert.That(http.Endpoint, Is.EqualTo(new Uri($"http://127.0.0.1:{(chosenPort ? chosen : port)}/")));
        }
    }

    [Test]
    public async Task Both_lanes_reach_the_same_keys()
    {
        await using var kms = FakeKmsServer.Start();
        using var http = kms.OverHttp().CreateClient();
        using var memory = kms.CreateClient();

        var blob = await http.EncryptTextAsync(await memory.CreateSymmetricKeyAsync(), "secret");

        Assert.That(await memory.DecryptTextAsync(blob), Is.EqualTo("secret"));
    }

    [Test]
    public async Task An_access_key_that_nobody_registered_belongs_to_the_default_account()
    {
        await using var kms = FakeKmsServer.Start();
        using var client = new AmazonKeyManagementServiceClient("whoever", "secret", new AmazonKeyManagementServiceConfig
        {
            ServiceURL = kms.OverHttp().Endpoint.ToString(),
            AuthenticationRegion = "us-east-1",
        });

        await client.CreateSymmetricKeyAsync();

        Assert.That(kms.Trail[0].UserIdentity, Has.Property("AccountId").EqualTo("111122223333").And.Property("AccessKeyId").EqualTo("whoever"));
    }

    [Test]
    public async Task An_answer_says_how_long_it_is([Values] bool isError)
    {
        using var kms = FakeKmsServer.Start();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, kms.OverHttp().Endpoint) { Content = new StringContent("{}") };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", isError ? "TrentService.Unknown" : "TrentService.ListKeys");
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0");

        using var answer = await http.SendAsync(request);

        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.That((answer.Content.Headers.ContentLength, answer.Headers.TransferEncodingChunked), Is.EqualTo(((long?)body.Length, default(bool?))));
        Assert.That(body, Is.Not.Empty);
    }

    [Test]
    public async Task Mappings_of_a_user_win_over_the_fake()
    {
        await using var kms = FakeKmsServer.Start();
        kms.OverHttp().WireMock.Given(Request.Create().WithPath("/health").UsingGet()).AtPriority(1).RespondWith(Response.Create().WithBody("fine"));
        using var http = new HttpClient();

        Assert.That(await http.GetStringAsync(new Uri(kms.OverHttp().Endpoint, "health")), Is.EqualTo("fine"));
    }

    [Test]
    public void A_server_has_one_endpoint()
    {
        using var kms = FakeKmsServer.Start();
        var first = kms.OverHttp();

        Assert.That((kms.OverHttp(), kms.OverHttp(new KmsHttpOptions())), Is.EqualTo((first, first)));
    }

    [Test]
    public void The_order_of_the_hosts_makes_no_other_options()
    {
        using var kms = FakeKmsServer.Start();

        Assert.That(
            kms.OverHttp(new KmsHttpOptions { AllowedHosts = ["kms.test", "b.test"] }),
            Is.SameAs(kms.OverHttp(new KmsHttpOptions { AllowedHosts = ["b.test", "kms.test"] })));
    }

    [Test]
    public void Options_that_differ_in_their_hosts_alone_are_others_and_the_hosts_are_named()
    {
        using var kms = FakeKmsServer.Start();
        kms.OverHttp();

        Assert.That(
            () => kms.OverHttp(new KmsHttpOptions { AllowedHosts = ["kms.test"] }),
            Throws.InvalidOperationException.With.Message.StartsWith(
                "The server has an HTTP endpoint already, on a free port of 127.0.0.1; it cannot have another one on a free port of 127.0.0.1 with AllowedHosts kms.test."));
    }

    [Test]
    public void A_second_endpoint_with_other_options_is_refused_and_both_are_named()
    {
        using var kms = FakeKmsServer.Start();
        kms.OverHttp(new KmsHttpOptions { Port = 4599 });

        Assert.That(
            () => kms.OverHttp(new KmsHttpOptions { BindAddress = IPAddress.Any }),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "The server has an HTTP endpoint already, on port 4599 of 127.0.0.1; it cannot have another one on a free port of 0.0.0.0. " +
                "Say it once, before the first use."));
    }

    [TestCase(-1)]
    [TestCase(65_536)]
    public void A_port_that_is_none_is_refused(int port)
    {
        using var kms = FakeKmsServer.Start();

        Assert.That(() => kms.OverHttp(new KmsHttpOptions { Port = port }), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("Port"));
    }

    [Test]
    public void A_port_that_is_in_use_is_named_at_once_and_can_be_tried_again()
    {
        using var kms = FakeKmsServer.Start();
        using var other = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var http = kms.OverHttp(new KmsHttpOptions { Port = port });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => http.Endpoint, Throws.InvalidOperationException.With.Message.StartsWith($"FakeKms cannot listen on port {port} of 127.0.0.1: ")
                .And.Message.EndsWith("Choose another port in KmsHttpOptions, or leave it out for a free one."));
            other.Stop();
            Assert.That(http.Endpoint.Port, Is.EqualTo(port));
        }
    }

    [Test]
    public void It_listens_on_every_address_when_it_is_told_to()
    {
        using var kms = FakeKmsServer.Start();
        var endpoint = kms.OverHttp(new KmsHttpOptions { BindAddress = IPAddress.Any }).Endpoint;

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == endpoint.Port);

        Assert.That((endpoint.Host, listeners.Select(listener => listener.Address).First()), Is.EqualTo(("127.0.0.1", IPAddress.Any)));
    }

    [Test]
    public void It_stops_with_its_server()
    {
        var kms = FakeKmsServer.Start();
        var http = kms.OverHttp();
        var port = http.Endpoint.Port;

        kms.Dispose();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port), Has.None.EqualTo(port));
            Assert.That(() => http.Endpoint, Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => kms.OverHttp(), Throws.TypeOf<ObjectDisposedException>());
        }
    }

    [Test]
    public async Task A_child_process_reaches_it_by_environment_variables()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithRegion("eu-west-1").WithKey("alias/cards"));

        var variables = kms.OverHttp().EnvironmentVariables;
        using var client = new AmazonKeyManagementServiceClient(
            variables["AWS_ACCESS_KEY_ID"], variables["AWS_SECRET_ACCESS_KEY"],
            new AmazonKeyManagementServiceConfig { ServiceURL = variables["AWS_ENDPOINT_URL_KMS"], AuthenticationRegion = variables["AWS_REGION"] });

        Assert.That((await client.DescribeKeyAsync("alias/cards")).KeyMetadata.KeyId, Is.EqualTo(kms.Key("alias/cards").KeyId));
    }

    [Test]
    public async Task A_Region_of_the_configuration_stays_in_the_fake()
    {
        await using var kms = FakeKmsServer.Start();
        using var client = kms.OverHttp().CreateClient(config => config.RegionEndpoint = RegionEndpoint.EUWest1);

        var key = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;

        Assert.That((key.Arn, client.Config.ServiceURL), Is.EqualTo(($"arn:aws:kms:eu-west-1:111122223333:key/{key.KeyId}", kms.OverHttp().Endpoint.ToString())));
    }

    [Test]
    public async Task A_scenario_calls_over_HTTP()
    {
        await using var kms = FakeKmsServer.Start();

        await kms.OverHttp().Scenario("over HTTP").CreateKey("alias/cards").As(KmsCaller.IamUser("Bob")).In("eu-west-1").CreateKey("alias/cards");

        Assert.That(kms.Trail.Select(record => $"{record.UserIdentity.UserName} {record.AwsRegion}"), Is.EqualTo(new[] { "Alice us-east-1", "Bob eu-west-1" }));
    }

    [Test]
    public async Task Parts_of_a_scenario_call_over_HTTP_too()
    {
        await using var kms = FakeKmsServer.Start();

        await kms.OverHttp().Scenario("outage over HTTP")
            .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE).ConnectCustomKeyStore("vault")
            .CreateKey("alias/cards", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1")
            .CreateKey("alias/tokens")
            .Parallel(KmsScenarios.KeyStoreOutage("alias/cards"), KmsScenarios.AccidentalDisable("alias/tokens"));

        Assert.That(kms.Trail.Count(record => record.ErrorCode is "KMSInvalidStateException" or "DisabledException"), Is.EqualTo(3));
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    [Test]
    public void A_text_that_is_no_Region_is_refused()
    {
        using var kms = FakeKmsServer.Start();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => kms.OverHttp().CreateClient("frankfurt"), Throws.ArgumentException.With.Message.Contains("'frankfurt' is no AWS Region"));
            Assert.That(() => kms.OverHttp().CreateClient(kms.Caller, "frankfurt"), Throws.ArgumentException.With.Message.Contains("'frankfurt' is no AWS Region"));
        }
    }

    [Test]
    public void An_address_that_is_none_of_this_machine_is_named()
    {
        using var kms = FakeKmsServer.Start();

        Assert.That(
            () => kms.OverHttp(new KmsHttpOptions { BindAddress = IPAddress.Parse("192.0.2.1") }).Endpoint,
            Throws.InvalidOperationException.With.Message.StartsWith("FakeKms cannot listen on a free port of 192.0.2.1: ")
                .And.Message.EndsWith("Choose an address of this machine as BindAddress in KmsHttpOptions, or leave it out for the loopback address."));
    }
}
