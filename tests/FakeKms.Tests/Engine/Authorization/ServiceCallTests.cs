using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>
/// Services that call for themselves, with a service principal, and for callers, in forward access sessions.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
/// </summary>
public sealed class ServiceCallTests : Strict
{
    private const string Group = "arn:aws:logs:us-east-1:111122223333:log-group:cards";
    private const string Nothing = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
    private const string AttachVolumes =
        """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"Grants","Effect":"Allow","Action":"kms:CreateGrant","Resource":"*","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}}]}
        """;

    private static readonly KmsCaller Logs = KmsCaller.AwsService("logs.amazonaws.com");

    protected override void Configure(FakeKmsBuilder builder) => base.Configure(builder
        .WithRole("Vault", role => role.WithPolicy(Nothing))
        .WithRole("Instances", role => role.WithPolicy(Nothing))
        .WithUser("Bob", user => user.WithPolicy(AttachVolumes)));

    [Test]
    public async Task A_service_is_let_in_by_the_key_policy_alone()
    {
        var before = await Encrypts(Logs);
        await Open("""{"Service":"logs.amazonaws.com"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo($"User: logs.amazonaws.com is not authorized to perform: kms:Encrypt on resource: {Arn} because no resource-based policy allows the kms:Encrypt action"));
            Assert.That(await Encrypts(Logs), Is.EqualTo("allowed"));
            Assert.That(await Encrypts(KmsCaller.AwsService("sns.amazonaws.com")), Does.StartWith("User: sns.amazonaws.com is not authorized"));
        }
    }

    [Test]
    public async Task A_delegating_Allow_is_no_Allow_for_a_service()
    {
        await Open("""{"AWS":"arn:aws:iam::111122223333:root"}""");

        Assert.That(await Encrypts(Logs), Does.EndWith("because no resource-based policy allows the kms:Encrypt action"));
    }

    [Test]
    public async Task A_service_that_is_lent_to_somebody_else_is_kept_out_by_the_resource_it_works_for()
    {
        await Open(
            """{"Service":"logs.amazonaws.com"}""",
            """{"ArnLike":{"aws:SourceArn":"arn:aws:logs:us-east-1:111122223333:*"},"StringEquals":{"aws:SourceAccount":"111122223333"}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(Logs.ForResource(Group)), Is.EqualTo("allowed"));
            Assert.That(await Encrypts(Logs), Does.StartWith("User: logs.amazonaws.com is not authorized"), "for no resource");
            Assert.That(await Encrypts(Logs.ForResource("arn:aws:logs:us-east-1:444455556666:log-group:theirs").WithAccountId(Theirs)), Does.StartWith("User: logs.amazonaws.com is not authorized"));
        }
    }

    [Test]
    public async Task Through_a_service_the_permissions_are_those_of_the_caller()
    {
        var without = await Encrypts(VaultCaller.ThroughService("s3.amazonaws.com"));
        await Open($$"""{"AWS":"{{Vault}}"}""");

        Assert.That(
            (without, await Encrypts(VaultCaller.ThroughService("s3.amazonaws.com"))),
            Is.EqualTo((Refused(VaultSession, "kms:Encrypt", "because no identity-based policy allows the kms:Encrypt action"), "allowed")));
    }

    [Test]
    public async Task A_key_for_one_service_is_used_through_it_only()
    {
        await Open($$"""{"AWS":"{{Vault}}"}""", """{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(VaultCaller.ThroughService("s3.amazonaws.com")), Is.EqualTo("allowed"));
            Assert.That(await Encrypts(VaultCaller), Does.StartWith($"User: {VaultSession} is not authorized"));
            Assert.That(await Encrypts(VaultCaller.ThroughService("sqs.amazonaws.com")), Does.StartWith($"User: {VaultSession} is not authorized"));
            Assert.That(await Encrypts(VaultCaller.ThroughService("AWS Internal")), Does.StartWith($"User: {VaultSession} is not authorized"), "a service that does not show itself");
        }
    }

    [Test]
    public async Task A_Deny_by_address_hits_calls_through_services_until_it_spares_them()
    {
        await Put(DenyUnless("""{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}"""));
        var hit = await Encrypts(KmsCaller.Root().ThroughService("athena.amazonaws.com"));
        await Put(DenyUnless("""{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"},"Bool":{"aws:ViaAWSService":"false"}}"""));

        Assert.That(
            (hit.Split(" with ")[^1], await Encrypts(KmsCaller.Root().ThroughService("athena.amazonaws.com"))),
            Is.EqualTo(("an explicit deny in a resource-based policy", "allowed")));
    }

    [Test]
    public async Task A_service_makes_the_grant_that_its_resource_needs_and_the_user_cannot()
    {
        var request = new CreateGrantRequest { KeyId = Arn, GranteePrincipal = "arn:aws:iam::111122223333:role/Instances", Operations = ["Encrypt", "Decrypt"] };
        var bob = KmsCaller.IamUser("Bob");
        var itself = await Outcome(bob, client => client.CreateGrantAsync(request));
        var through = await Outcome(bob.ThroughService("ec2.amazonaws.com"), client => client.CreateGrantAsync(request));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(itself, Does.EndWith("because no identity-based policy allows the kms:CreateGrant action"));
            Assert.That(through, Is.EqualTo("allowed"));
            Assert.That(await Encrypts(KmsCaller.AssumedRole("Instances", "i-1")), Is.EqualTo("allowed"));
            Assert.That(await Encrypts(bob), Does.EndWith("because no identity-based policy allows the kms:Encrypt action"));
        }
    }

    private static string DenyUnless(string condition) =>
        $$"""
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},
          {"Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*","Condition":{{condition}}}]}
        """;

    private Task Open(string principal, string condition = "{}") => Put(
        $$"""
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/Alice"},"Action":"kms:PutKeyPolicy","Resource":"*"},
          {"Effect":"Allow","Principal":{{principal}},"Action":"kms:Encrypt","Resource":"*","Condition":{{condition}}}]}
        """);

    private Task Put(string policy) => Client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = Arn, Policy = policy });
}
