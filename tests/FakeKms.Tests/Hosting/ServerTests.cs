using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Hosting;

public class ServerTests
{
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
        }
        foreach (var kms in servers) kms.Dispose();
    }

    [Test]
    public async Task Parallel_callers_lose_no_record()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/shared"));
        using var client = kms.CreateClient();

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

        await kms.DisposeAsync();
        kms.Dispose();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => kms.CreateClient(), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => kms.Advance(TimeSpan.FromDays(1)), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => kms.Reset(), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => kms.Snapshot(), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => kms.Fork(), Throws.TypeOf<ObjectDisposedException>());
        }
    }

    [Test]
    public async Task A_client_that_outlives_its_server_is_refused()
    {
        var kms = FakeKmsServer.Start();
        using var client = kms.CreateClient();
        await kms.DisposeAsync();

        Assert.That(async () => await client.CreateSymmetricKeyAsync(), Throws.TypeOf<ObjectDisposedException>().With.Property("ObjectName").EqualTo("FakeKms.FakeKmsServer"));
    }

    [Test]
    public async Task A_Region_of_the_configuration_stays_in_the_fake()
    {
        await using var kms = FakeKmsServer.Start();
        using var client = kms.CreateClient(config => config.RegionEndpoint = Amazon.RegionEndpoint.EUWest1);

        var keyId = await client.CreateSymmetricKeyAsync();

        Assert.That(kms.Key(keyId).Arn, Is.EqualTo($"arn:aws:kms:eu-west-1:111122223333:key/{keyId}"));
    }

    [Test]
    public void An_address_of_the_configuration_is_refused_and_never_called()
    {
        using var kms = FakeKmsServer.Start();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => kms.CreateClient(config => config.ServiceURL = "http://localhost:4566"),
                Throws.InvalidOperationException.With.Message.EqualTo(
                    "The client would call http://localhost:4566/, and a client of the fake calls the fake. Leave ServiceURL and EndpointProvider out; " +
                    "make a client of another address with new AmazonKeyManagementServiceClient(…)."));
            Assert.That(
                () => kms.CreateClient(config => config.EndpointProvider = new Amazon.KeyManagementService.Internal.AmazonKeyManagementServiceEndpointProvider()),
                Throws.InvalidOperationException.With.Message.Contains("EndpointProvider"));
        }
    }

    [Test]
    public async Task Regions_have_keys_of_their_own()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithRegion("us-east-1"));
        using var here = kms.CreateClient();
        using var there = kms.CreateClient("eu-west-1");
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
        using var alices = kms.CreateClient();
        using var bobs = kms.CreateClient(bob);
        var arn = kms.Key(await alices.CreateSymmetricKeyAsync()).Arn;

        Assert.That(async () => await bobs.DescribeKeyAsync(arn), Throws.InstanceOf<AmazonKeyManagementServiceException>().With.Message.EqualTo(
            $"User: arn:aws:iam::444455556666:user/Bob is not authorized to perform: kms:DescribeKey on this resource " +
            "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access"));
    }

    [Test]
    public async Task The_system_clock_can_be_used()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(TimeProvider.System));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => kms.Clock, Throws.InvalidOperationException.With.Message.EqualTo("The server runs on a SystemTimeProvider; ask that one."));
            Assert.That(() => kms.Advance(TimeSpan.FromDays(1)), Throws.InvalidOperationException.With.Message.EqualTo(
                "The server runs on a SystemTimeProvider, which it cannot move. Move that one, or say how: WithTimeProvider(time, advance: time.Advance)."));
        }
    }
}
