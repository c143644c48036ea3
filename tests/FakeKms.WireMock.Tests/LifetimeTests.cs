using System.Reflection;
using Amazon;
using Amazon.KeyManagementService;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace FakeKms.Http.Tests;

/// <summary>What WireMock's own resets, the user's configuration and the end of the server do to the HTTP lane.</summary>
public sealed class LifetimeTests
{
    [Test]
    public async Task A_reset_of_WireMock_takes_the_mappings_of_the_user_and_leaves_the_fake([Values] bool mappingsOnly)
    {
        await using var kms = FakeKmsServer.Start();
        var http = kms.OverHttp();
        using var client = http.CreateClient();
        http.WireMock.Given(Request.Create().UsingAnyMethod()).AtPriority(1).RespondWith(Response.Create().WithStatusCode(503));

        if (mappingsOnly) http.WireMock.ResetMappings();
        else http.WireMock.Reset();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.ListKeysAsync(new())));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers, Has.Length.EqualTo(4));
            Assert.That(http.WireMock.Mappings, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_mapping_of_the_user_wins_after_a_reset_too()
    {
        await using var kms = FakeKmsServer.Start();
        var http = kms.OverHttp();
        using var client = http.CreateClient();
        http.WireMock.Reset();
        await client.ListKeysAsync(new());

        http.WireMock.Given(Request.Create().UsingAnyMethod()).AtPriority(1).RespondWith(Response.Create().WithStatusCode(503));

        Assert.That(() => client.ListKeysAsync(new()), Throws.InstanceOf<AmazonKeyManagementServiceException>());
    }

    [Test]
    public async Task A_client_that_outlives_its_server_is_refused_at_the_first_call()
    {
        var kms = FakeKmsServer.Start();
        using var client = kms.OverHttp().CreateClient();
        using var patient = kms.OverHttp().CreateClient(config => config.MaxErrorRetry = 3);
        await client.ListKeysAsync(new());
        await kms.DisposeAsync();

        using (Assert.EnterMultipleScope())
        {
            foreach (var late in new[] { client, client, patient })
                Assert.That(() => late.ListKeysAsync(new()), Throws.TypeOf<ObjectDisposedException>().With.Property("ObjectName").EqualTo("FakeKms.FakeKmsServer"));
        }
    }

    [Test]
    public void An_address_of_the_configuration_is_refused_and_never_called()
    {
        using var kms = FakeKmsServer.Start();

        Assert.That(
            () => kms.OverHttp().CreateClient(config => config.ServiceURL = "http://localhost:4566"),
            Throws.InvalidOperationException.With.Message.StartsWith("The client would call http://localhost:4566/, and a client of the fake calls the fake."));
    }

    [Test]
    public void After_the_end_of_the_server_every_member_of_the_endpoint_is_refused()
    {
        var kms = FakeKmsServer.Start();
        var http = kms.OverHttp();
        var scenario = http.Scenario("begun").ListKeys();
        (string Member, Action Use)[] uses =
        [
            ("Endpoint", () => _ = http.Endpoint),
            ("WireMock", () => _ = http.WireMock),
            ("EnvironmentVariables", () => _ = http.EnvironmentVariables),
            ("CreateClient", () => http.CreateClient()),
            ("CreateClient", () => http.CreateClient("eu-west-1")),
            ("CreateClient", () => http.CreateClient(RegionEndpoint.EUWest1)),
            ("CreateClient", () => http.CreateClient(config => config.MaxErrorRetry = 1)),
            ("CreateClient", () => http.CreateClient(kms.Caller)),
            ("CreateClient", () => http.CreateClient(kms.Caller, "eu-west-1")),
            ("CreateClient", () => http.CreateClient(kms.Caller, config => config.MaxErrorRetry = 1)),
            ("Scenario", () => http.Scenario("too late")),
            ("Scenario", () => scenario.RunAsync().GetAwaiter().GetResult()),
        ];
        var members = typeof(KmsHttpEndpoint).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => member.Name);
        Assert.That(kms.Dispose, Throws.InvalidOperationException, "it says that a scenario never ran");

        using (Assert.EnterMultipleScope())
        {
            foreach (var (member, use) in uses) Assert.That(() => use(), Throws.InstanceOf<ObjectDisposedException>(), member);
            Assert.That(uses.Select(use => use.Member).Distinct(), Is.EquivalentTo(members.Distinct()), "every public member has been thought of");
        }
    }

    [Test]
    public async Task A_choice_between_endpoints_of_AWS_is_no_choice_here([Values] bool isOverHttp)
    {
        static void Choose(Amazon.KeyManagementService.AmazonKeyManagementServiceConfig config) => (config.UseFIPSEndpoint, config.UseDualstackEndpoint) = (true, true);
        await using var server = FakeKmsServer.Start();
        using var client = isOverHttp ? server.OverHttp().CreateClient(Choose) : server.CreateClient(Choose);

        await client.ListKeysAsync(new());

        Assert.That(server.Trail, Has.Count.EqualTo(1));
    }
}
