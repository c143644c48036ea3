using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Hosting;

/// <summary>Who a client calls as.</summary>
public sealed class CallerTests : IDisposable
{
    private readonly FakeKmsServer kms = FakeKmsServer.Start();

    public void Dispose() => kms.Dispose();

    [Test]
    public async Task Callers_with_the_same_access_key_id_are_told_apart()
    {
        using var alice = kms.CreateClient();
        using var bob = kms.CreateClient(KmsCaller.IamUser("Bob"));
        using var builder = kms.CreateClient(KmsCaller.IamUser("Bob").WithSourceIPAddress("198.51.100.7"));

        await bob.ListKeysAsync(new ListKeysRequest());
        await alice.ListKeysAsync(new ListKeysRequest());
        await builder.ListKeysAsync(new ListKeysRequest());

        var identities = kms.Trail.TakeLast(3).Select(record => (record.UserIdentity.UserName, record.UserIdentity.AccessKeyId, record.SourceIPAddress));
        Assert.That(identities, Is.EqualTo(new[]
        {
            ("Bob", "AKIAIOSFODNN7EXAMPLE", "192.0.2.0"),
            ("Alice", "AKIAIOSFODNN7EXAMPLE", "192.0.2.0"),
            ("Bob", "AKIAIOSFODNN7EXAMPLE", "198.51.100.7"),
        }));
    }

    [Test]
    public async Task A_caller_that_is_given_twice_is_one_caller()
    {
        var auditor = KmsCaller.AssumedRole("Auditor", "session-1").WithAccessKeyId("ASIAAUDITOR");
        using var first = kms.CreateClient(auditor);
        kms.Advance(TimeSpan.FromHours(1));
        using var second = kms.CreateClient(auditor);

        await first.ListKeysAsync(new ListKeysRequest());
        await second.ListKeysAsync(new ListKeysRequest());

        Assert.That(kms.Trail[^1].UserIdentity, Is.EqualTo(kms.Trail[^2].UserIdentity));
    }

    [Test]
    public void What_is_blank_is_called_by_its_name()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => KmsCaller.IamUser(""), Throws.ArgumentException.With.Property("ParamName").EqualTo("userName"));
            Assert.That(() => KmsCaller.AssumedRole("role", " "), Throws.ArgumentException.With.Property("ParamName").EqualTo("sessionName"));
            Assert.That(() => KmsCaller.Root().ThroughVpcEndpoint(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("vpcEndpointId"));
        }
    }
}
