namespace FakeKms.Tests.Engine.Authorization;

/// <summary>Organizations that were declared, and how far their policies reach. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_type-auth.html</summary>
public sealed class OrganizationTests
{
    private const string Id = "o-a1b2c3d4e5";
    private const string Account = "111122223333";
    private const string AllowKms = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""";
    private const string DenyKms = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"kms:*","Resource":"*"}]}""";
    private const string DenyEverybody = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}]}""";
    private static readonly KmsCaller Bob = KmsCaller.IamUser("Bob");

    [TestCase("a1b2c3d4e5")]
    [TestCase("o-a1b2c3d4e")]
    [TestCase("o-A1B2C3D4E5")]
    [TestCase("o-a1b2c3d4e5\n")]
    public void An_id_that_no_organization_has_is_refused(string id) => Assert.That(
        () => Start(id, org => org.WithAccount(Account)),
        Throws.ArgumentException.With.Message.EqualTo(
            $"'{id}' is no id of an organization: write o- and 10 to 32 letters or digits, such as o-a1b2c3d4e5. (Parameter 'organizationId')"));

    [TestCase("")]
    [TestCase(" ")]
    public void An_organization_without_an_id_is_refused_as_such(string id) => Assert.That(
        () => Start(id, org => org.WithAccount(Account)),
        Throws.ArgumentException.With.Property("ParamName").EqualTo("organizationId").And.Message.StartsWith("The value cannot be an empty string"));

    [Test]
    public void An_organization_without_an_account_is_about_nobody() => Assert.That(
        () => Start(Id, _ => { }),
        Throws.ArgumentException.With.Message.EqualTo("The organization o-a1b2c3d4e5 has no account: add WithAccount(\"…\"), so that it is known whom it is about."));

    [TestCase(0)]
    [TestCase(-1)]
    public void The_levels_begin_at_the_root(int level)
    {
        foreach (var use in new Action<KmsOrganizationBuilder>[] { org => org.WithServiceControlPolicy(AllowKms, level), org => org.WithoutFullAWSAccess(level) })
            Assert.That(() => Start(Id, use), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("level"));
    }

    [TestCase(null, "r-root/")]
    [TestCase("", "r-root/")]
    [TestCase("/", "r-root/")]
    [TestCase("r-ab12/ou-ab12-11111111/", "r-ab12/ou-ab12-11111111/")]
    [TestCase("/r-ab12", "r-ab12/")]
    [TestCase("r", "r/")]
    public void The_path_of_an_account_begins_with_the_organization_and_ends_with_a_slash(string? path, string below)
    {
        using var kms = Start(Id, org => org.WithAccount(Account, path), k => k.WithUser("Bob", user => user.WithPolicy(
            $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",
              "Condition":{"ForAnyValue:StringEquals":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/{{{below}}}"} } }]}
            """)));

        Assert.That(kms.Can(Bob, "kms:Decrypt", "alias/cards").IsAllowed, Is.True);
    }

    [Test]
    public void A_level_without_FullAWSAccess_and_without_a_policy_allows_nothing()
    {
        using var kms = Start(Id, org => org.WithAccount(Account).WithoutFullAWSAccess(level: 2));

        Assert.That(kms.Can(Bob, "kms:Decrypt", "alias/cards").ToString(), Does.EndWith(": not allowed by any service control policy"));
    }

    [Test]
    public void A_service_control_policy_without_a_name_goes_by_its_place()
    {
        using var kms = Start(Id, org => org.WithAccount(Account)
            .WithServiceControlPolicy(AllowKms).WithServiceControlPolicy(AllowKms, level: 2).WithServiceControlPolicy(DenyKms, level: 2));

        Assert.That(kms.Can(Bob, "kms:Decrypt", "alias/cards").ToString(), Does.EndWith(": denied by statement 1 of service control policy 2 of level 2"));
    }

    [Test]
    public void A_resource_control_policy_without_a_name_goes_by_its_number()
    {
        using var kms = Start(Id, org => org.WithAccount(Account)
            .WithResourceControlPolicy(DenyEverybody.Replace("kms:*", "kms:Encrypt", StringComparison.Ordinal)).WithResourceControlPolicy(DenyEverybody));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Can(Bob, "kms:Encrypt", "alias/cards").Policy, Is.EqualTo("resource control policy 1"));
            Assert.That(kms.Can(Bob, "kms:Decrypt", "alias/cards").Policy, Is.EqualTo("resource control policy 2"));
        }
    }

    [Test]
    public void A_resource_control_policy_that_also_allows_is_refused() => Assert.That(
        () => Start(Id, org => org.WithAccount(Account).WithResourceControlPolicy(
            """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*"},
              {"Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*"}]}
            """)),
        Throws.ArgumentException.With.Message.EqualTo(
            "A resource control policy of your own has the Effect Deny alone: RCPFullAWSAccess allows the rest. (Parameter 'policy')"));

    [Test]
    public void The_policies_of_an_organization_do_not_limit_its_management_account()
    {
        using var kms = Start(Id, org => org.WithManagementAccount(Account).WithServiceControlPolicy(DenyKms).WithResourceControlPolicy(DenyEverybody));

        Assert.That(kms.Can(Bob, "kms:Decrypt", "alias/cards").ToString(), Does.EndWith(": allowed by Everything of an administrator's policy"));
    }

    private static FakeKmsServer Start(string id, Action<KmsOrganizationBuilder> configure, Action<FakeKmsBuilder>? more = null) => Pinned.Server(k =>
    {
        k.WithKey("alias/cards").WithOrganization(id, configure);
        more?.Invoke(k);
    });
}
