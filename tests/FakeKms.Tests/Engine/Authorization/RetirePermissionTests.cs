using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>Who may retire a grant. https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html</summary>
public sealed class RetirePermissionTests : Strict
{
    private const string Retire = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:RetireGrant","Resource":"*"}]}""";
    private const string Refusal = "the kms:RetireGrant action";

    protected override void Configure(FakeKmsBuilder builder)
    {
        base.Configure(builder);
        builder.WithRole("Vault", _ => { }).WithRole("Keeper", role => role.WithPolicy(Retire)).WithRole("Nobody", _ => { });
    }

    [Test]
    public async Task The_retiring_principal_retires_a_grant() => Assert.That(await Retires(VaultCaller, await Grant(retiring: Vault)), Is.EqualTo("allowed"));

    [Test]
    public async Task The_grantee_retires_a_grant_that_has_the_operation() =>
        Assert.That(await Retires(VaultCaller, await Grant(operations: ["Encrypt", "RetireGrant"])), Is.EqualTo("allowed"));

    [TestCase("arn:aws:iam::111122223333:role/Keeper")]
    [TestCase("arn:aws:iam::111122223333:user/Vault")]
    [TestCase("arn:aws:iam::444455556666:root")]
    public async Task Another_retiring_principal_is_of_no_use(string retiring) =>
        Assert.That(await Retires(VaultCaller, await Grant(retiring: retiring)), Does.EndWith(Refusal));

    [Test]
    public async Task A_user_who_is_the_retiring_principal_lends_that_to_whom_it_federates()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Retires(KmsCaller.FederatedUser("Guest", "Bob"), await Grant(retiring: "arn:aws:iam::111122223333:user/Bob")), Is.EqualTo("allowed"));
            Assert.That(await Retires(KmsCaller.FederatedUser("Guest", "Eve"), await Grant(retiring: "arn:aws:iam::111122223333:user/Bob")), Does.EndWith(Refusal));
        }
    }

    [TestCase("dsql.amazonaws.com", "allowed")]
    [TestCase("sns.amazonaws.com", "refused")]
    public async Task A_service_that_is_the_retiring_principal_retires_a_grant(string caller, string outcome)
    {
        var grant = await Client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = Arn,
            GranteePrincipal = Vault,
            RetiringServicePrincipal = "dsql.amazonaws.com",
            Operations = ["Encrypt"],
        });

        Assert.That(await Retires(KmsCaller.AwsService(caller).WithAccountId(Theirs), grant), outcome == "allowed" ? Is.EqualTo(outcome) : Does.StartWith($"User: {caller} is not authorized"));
    }

    [TestCase("dsql.amazonaws.com", "allowed")]
    [TestCase("sns.amazonaws.com", "refused")]
    public async Task A_service_retires_what_was_granted_to_it_with_the_operation(string caller, string outcome)
    {
        var grant = await Client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = Arn,
            GranteeServicePrincipal = "dsql.amazonaws.com",
            RetiringPrincipal = Vault,
            Operations = ["Encrypt", "RetireGrant"],
            Constraints = new GrantConstraints { SourceArn = "arn:aws:dsql:us-east-1:111122223333:cluster/one" },
        });

        Assert.That(await Retires(KmsCaller.AwsService(caller).WithAccountId(Theirs), grant), outcome == "allowed" ? Is.EqualTo(outcome) : Does.StartWith($"User: {caller} is not authorized"));
    }

    [Test]
    public async Task The_grantee_of_another_grant_does_not() => Assert.That(await Retires(VaultCaller, await Grant()), Does.EndWith(Refusal));

    [Test]
    public async Task A_constraint_does_not_matter() => Assert.That(
        await Retires(VaultCaller, await Grant(operations: ["Encrypt", "RetireGrant"], constraint: "tenant")), Is.EqualTo("allowed"));

    [Test]
    public async Task The_root_user_of_the_account_that_made_it_retires_a_grant() => Assert.That(await Retires(KmsCaller.Root(), await Grant()), Is.EqualTo("allowed"));

    [Test]
    public async Task The_account_that_made_a_grant_leaves_it_to_its_principals_by_IAM()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Retires(KmsCaller.AssumedRole("Keeper", "one"), await Grant()), Is.EqualTo("allowed"));
            Assert.That(await Retires(KmsCaller.AssumedRole("Nobody", "one"), await Grant()), Does.EndWith(Refusal));
        }
    }

    [Test]
    public async Task An_Allow_in_the_key_policy_has_no_effect()
    {
        var grant = await Grant();
        await PutPolicy($$"""{"Effect":"Allow","Principal":{"AWS":"{{Vault}}"},"Action":"kms:*","Resource":"*"}""");

        Assert.That(await Retires(VaultCaller, grant), Does.EndWith(Refusal));
    }

    [Test]
    public async Task A_Deny_in_the_key_policy_has()
    {
        var grant = await Grant(retiring: Vault);
        await PutPolicy($$"""{"Effect":"Deny","Principal":{"AWS":"{{Vault}}"},"Action":"kms:RetireGrant","Resource":"*"}""");

        Assert.That(await Retires(VaultCaller, grant), Is.EqualTo(Refused(VaultSession, "kms:RetireGrant", "with an explicit deny in a resource-based policy")));
    }

    [Test]
    public async Task A_principal_of_another_account_retires_what_names_it_with_a_policy_on_its_side()
    {
        var grant = await Grant(retiring: "arn:aws:iam::444455556666:role/Auditor");

        Assert.That(await Retires(Foreigner, grant), Is.EqualTo("allowed"));
    }

    [Test]
    public async Task Another_account_that_a_grant_does_not_name_cannot_retire_it_in_any_mode_that_refuses()
    {
        var grant = await Grant();
        var strict = await Retires(Foreigner, grant);
        Kms.Authorization.Mode = KmsAuthorizationMode.Off;

        Assert.That((strict[..4], (await Retires(Foreigner, grant))[..4]), Is.EqualTo(("User", "User")));
    }

    private Task<string> Retires(KmsCaller caller, CreateGrantResponse grant) => Outcome(
        caller, client => client.RetireGrantAsync(new RetireGrantRequest { KeyId = Arn, GrantId = grant.GrantId }));

    private Task<CreateGrantResponse> Grant(string? retiring = null, List<string>? operations = null, string? constraint = null) => Client.CreateGrantAsync(new CreateGrantRequest
    {
        KeyId = Arn,
        GranteePrincipal = Vault,
        RetiringPrincipal = retiring,
        Operations = operations ?? ["Encrypt"],
        Constraints = constraint is null ? null : new GrantConstraints { EncryptionContextSubset = new() { [constraint] = "7" } },
    });

    private Task PutPolicy(string statement) => Client.PutKeyPolicyAsync(new PutKeyPolicyRequest
    {
        KeyId = Arn,
        Policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:PutKeyPolicy","Resource":"*"},{{statement}}]}""",
    });
}
