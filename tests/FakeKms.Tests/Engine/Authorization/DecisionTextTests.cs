using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>How decisions and denials read on one line.</summary>
public sealed class DecisionTextTests : Strict
{
    private const string AllowKms = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""";
    private const string AllowLooks = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:DescribeKey","Resource":"*"}]}""";
    private const string OnlyLooksThrough = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:DescribeKey","Resource":"*"}]}""";
    private const string Endpoint = "vpce-1a2b3c4d5e6f1a2b3";

    protected override void Configure(FakeKmsBuilder builder) => base.Configure(builder
        .WithVpcEndpoint(Endpoint, OnlyLooksThrough)
        .WithUser("Bounded", user => user.WithPolicy(AllowKms).WithBoundary(AllowLooks))
        .WithUser("Nobody", _ => { }));

    private static IEnumerable<TestCaseData> Decisions()
    {
        yield return new TestCaseData(VaultCaller, "allowed by Everything of an administrator's policy").SetArgDisplayNames("an administrator");
        yield return new TestCaseData(KmsCaller.AwsService("sns.amazonaws.com"), "not allowed by any key policy").SetArgDisplayNames("a service");
        yield return new TestCaseData(KmsCaller.IamUser("Nobody"), "not allowed by any identity-based policy").SetArgDisplayNames("a user without policies");
        yield return new TestCaseData(KmsCaller.IamUser("Bounded"), "not allowed by any permissions boundary").SetArgDisplayNames("a user in bounds");
        yield return new TestCaseData(VaultCaller.WithSessionPolicy(AllowLooks), "not allowed by any session policy").SetArgDisplayNames("a session with a policy");
        yield return new TestCaseData(VaultCaller.ThroughVpcEndpoint(Endpoint), "not allowed by any VPC endpoint policy").SetArgDisplayNames("through an endpoint");
    }

    [TestCaseSource(nameof(Decisions))]
    public void A_decision_says_what_decided(KmsCaller caller, string reason) =>
        Assert.That(Kms.Can(caller, "kms:Encrypt", "alias/cards").ToString(), Is.EqualTo($"kms:Encrypt on {Arn}: {reason}"));

    [Test]
    public void The_root_user_is_allowed_by_nothing_in_particular() =>
        Assert.That(Kms.Can(KmsCaller.Root(), "kms:ListKeys").ToString(), Is.EqualTo("kms:ListKeys on *: allowed"));

    [Test]
    public async Task A_decision_by_a_grant_names_the_grant()
    {
        var grant = await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = Arn, GranteePrincipal = "arn:aws:iam::111122223333:user/Nobody", Operations = ["Encrypt"] });

        Assert.That(Kms.Can(KmsCaller.IamUser("Nobody"), "kms:Encrypt", "alias/cards").ToString(), Is.EqualTo($"kms:Encrypt on {Arn}: allowed by grant {grant.GrantId}"));
    }

    [Test]
    public async Task A_denial_has_its_time_its_operation_and_the_words_of_AWS()
    {
        var message = await Encrypts(KmsCaller.IamUser("Nobody"));

        Assert.That(Kms.Authorization.Denied.Single().ToString(), Is.EqualTo($"2026-01-01T00:00:00.0000000+00:00 Encrypt: {message}"));
    }

    [TestCase(KmsPolicyType.KeyPolicy, "key policy")]
    [TestCase(KmsPolicyType.IdentityPolicy, "identity-based policy")]
    [TestCase(KmsPolicyType.PermissionsBoundary, "permissions boundary")]
    [TestCase(KmsPolicyType.SessionPolicy, "session policy")]
    [TestCase(KmsPolicyType.ServiceControlPolicy, "service control policy")]
    [TestCase(KmsPolicyType.ResourceControlPolicy, "resource control policy")]
    [TestCase(KmsPolicyType.VpcEndpointPolicy, "VPC endpoint policy")]
    public void A_question_about_who_refuses_names_the_type_of_policy(KmsPolicyType type, string name) => Assert.That(
        KmsPermissionCriteria.Refusing(VaultCaller).To("kms:Encrypt").On("alias/cards").By(type).Description,
        Is.EqualTo($"role Vault/one may not kms:Encrypt on alias/cards by {name}"));

    [Test]
    public void A_question_about_a_grant_says_so() => Assert.That(
        KmsPermissionCriteria.Allowing(VaultCaller).To("kms:Encrypt").On("alias/cards").By(KmsPolicyType.Grant).Description,
        Is.EqualTo("role Vault/one may kms:Encrypt on alias/cards by grant"));
}
