using System.Net;
using System.Net.NetworkInformation;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace FakeKms.Tests.Hosting;

public class ServerTests
{
    [Test]
    public void The_endpoint_listens_on_the_loopback_address_only([Values] bool chosenPort)
    {
        var chosen = chosenPort ? FreePort() : 0;
        using var kms = FakeKmsServer.Start(k => k.WithPort(chosen));
        var port = kms.Endpoint.Port;

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == port);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listeners.Select(listener => listener.Address), Is.EqualTo(new[] { IPAddress.Loopback }));
            Assert.That(kms.Endpoint, Is.EqualTo(new Uri($"http://127.0.0.1:{(chosenPort ? chosen : port)}/")));
        }
    }

    [Test]
    public async Task Both_lanes_reach_the_same_keys()
    {
        await using var kms = FakeKmsServer.Start();
        using var http = kms.CreateClient();
        using var memory = kms.CreateInMemoryClient();

        var blob = await http.EncryptTextAsync(await memory.CreateSymmetricKeyAsync(), "secret");

        Assert.That(await memory.DecryptTextAsync(blob), Is.EqualTo("secret"));
    }

    [Test]
    public async Task Servers_that_run_side_by_side_share_nothing()
    {
        var servers = Enumerable.Range(0, 8).Select(i => FakeKmsServer.Start(k => k.WithSeed(i))).ToArray();

        await Parallel.ForEachAsync(servers, async (kms, _) =>
        {
            using var client = kms.CreateClient();
            for (var i = 0; i < 5; i++) await client.CreateSymmetricKeyAsync();
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(servers.Select(kms => kms.Trail.Count), Is.All.EqualTo(5));
            Assert.That(servers.SelectMany(kms => kms.Keys).Select(key => key.KeyId), Is.Unique);
            Assert.That(servers.Select(kms => kms.Endpoint), Is.Unique);
        }
        foreach (var kms in servers) kms.Dispose();
    }

    [Test]
    public async Task Parallel_callers_lose_no_record()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/shared"));
        using var client = kms.CreateInMemoryClient();

        await Parallel.ForEachAsync(Enumerable.Range(0, 400), async (_, _) => await client.DecryptTextAsync(await client.EncryptTextAsync("alias/shared", "x")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Count.EqualTo(800));
            Assert.That(kms.Trail.Select(record => record.EventID), Is.Unique);
            Assert.That(kms.Trail.Select(record => record.RequestID), Is.Unique);
        }
    }

    [Test]
    public async Task It_can_be_disposed_twice_and_says_so_when_it_is_used_afterwards()
    {
        var kms = FakeKmsServer.Start();
        _ = kms.Endpoint;

        await kms.DisposeAsync();
        kms.Dispose();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => kms.Endpoint, Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => kms.CreateInMemoryClient(), Throws.TypeOf<ObjectDisposedException>());
        }
    }

    [Test]
    public async Task Regions_have_keys_of_their_own()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithRegion("us-east-1"));
        using var here = kms.CreateInMemoryClient();
        using var there = kms.CreateInMemoryClient(config => config.AuthenticationRegion = "eu-west-1");
        var keyId = await here.CreateSymmetricKeyAsync();

        Assert.That(
            async () => await there.DescribeKeyAsync(keyId),
            Throws.TypeOf<NotFoundException>().With.Message.EqualTo($"Key 'arn:aws:kms:eu-west-1:111122223333:key/{keyId}' does not exist"));
    }

    [Test]
    public async Task Callers_are_told_apart_by_their_access_keys()
    {
        var bob = KmsCaller.IamUser("Bob").WithAccountId("444455556666").WithAccessKeyId("AKIABOBEXAMPLE");
        await using var kms = FakeKmsServer.Start();
        using var alices = kms.CreateInMemoryClient();
        using var bobs = kms.CreateInMemoryClient(bob);
        var arn = kms.Key(await alices.CreateSymmetricKeyAsync()).Arn;

        Assert.That(async () => await bobs.DescribeKeyAsync(arn), Throws.InstanceOf<AmazonKeyManagementServiceException>().With.Message.EqualTo(
            $"User: arn:aws:iam::444455556666:user/Bob is not authorized to perform: kms:DescribeKey on resource: {arn} " +
            "because no resource-based policy allows the kms:DescribeKey action"));
    }

    [Test]
    public async Task An_access_key_that_nobody_registered_belongs_to_the_default_account()
    {
        await using var kms = FakeKmsServer.Start();
        using var client = new AmazonKeyManagementServiceClient("whoever", "secret", new AmazonKeyManagementServiceConfig
        {
            ServiceURL = kms.Endpoint.ToString(),
            AuthenticationRegion = "us-east-1",
        });

        await client.CreateSymmetricKeyAsync();

        Assert.That(kms.Trail[0].UserIdentity, Has.Property("AccountId").EqualTo("111122223333").And.Property("AccessKeyId").EqualTo("whoever"));
    }

    [Test]
    public async Task Mappings_of_a_user_win_over_the_fake()
    {
        await using var kms = FakeKmsServer.Start();
        kms.WireMock.Given(Request.Create().WithPath("/health").UsingGet()).AtPriority(1).RespondWith(Response.Create().WithBody("fine"));
        using var http = new HttpClient();

        Assert.That(await http.GetStringAsync(new Uri(kms.Endpoint, "health")), Is.EqualTo("fine"));
    }

    [Test]
    public async Task Reset_forgets_keys_and_records()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/a"));
        using var client = kms.CreateInMemoryClient();
        await client.CreateSymmetricKeyAsync();

        kms.Reset();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Is.Empty);
            Assert.That(kms.Keys, Is.Empty);
        }
    }

    [Test]
    public async Task The_system_clock_can_be_used()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(TimeProvider.System));

        Assert.That(() => kms.Clock, Throws.InvalidOperationException.With.Message.Contains("cannot move"));
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
