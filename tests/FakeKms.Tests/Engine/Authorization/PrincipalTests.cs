using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>Users, groups, roles and sessions that were declared. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html</summary>
public sealed class PrincipalTests : Strict
{
    private const string UseKms = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""";
    private const string DescribeOnly = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:DescribeKey","Resource":"*"}]}""";
    private const string DenyEncrypt = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"kms:Encrypt","Resource":"*"}]}""";
    private const string Same = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"cards"}}}]}""";

    [Test]
    public async Task A_user_has_the_policies_of_its_groups()
    {
        using var kms = Server(k => k.WithGroup("Support", group => group.WithPolicy(UseKms)).WithUser("Bob", user => user.InGroup("Support")).WithUser("Eve", _ => { }));

        Assert.That((await Encrypt(kms, KmsCaller.IamUser("Bob")), await Encrypt(kms, KmsCaller.IamUser("Eve")) == "allowed"), Is.EqualTo(("allowed", false)));
    }

    [Test]
    public async Task A_boundary_limits_what_policies_give()
    {
        using var kms = Server(k => k.WithRole("Vault", role => role.WithPolicy(UseKms).WithBoundary(DescribeOnly)));

        Assert.That(await Encrypt(kms, VaultCaller), Does.EndWith("because no permissions boundary allows the kms:Encrypt action"));
    }

    [Test]
    public async Task A_session_policy_limits_what_the_role_has()
    {
        using var kms = Server(k => k.WithRole("Vault", role => role.WithPolicy(UseKms)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypt(kms, VaultCaller.WithSessionPolicy(DescribeOnly)), Does.EndWith("because no session policy allows the kms:Encrypt action"));
            Assert.That(await Encrypt(kms, VaultCaller.WithSessionPolicy(UseKms)), Is.EqualTo("allowed"));
        }
    }

    [Test]
    public async Task The_policy_that_denies_is_named_when_it_is_a_managed_one()
    {
        using var kms = Server(k => k.WithRole("Vault", role => role.WithPolicy(UseKms).WithPolicy(DenyEncrypt, "arn:aws:iam::111122223333:policy/NoEncrypt")));

        Assert.That(await Encrypt(kms, VaultCaller), Does.EndWith("with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/NoEncrypt"));
    }

    [Test]
    public async Task Tags_of_the_role_and_of_the_session_are_seen_and_those_of_the_session_win()
    {
        using var kms = Server(k => k.WithRole("Vault", role => role.WithPolicy(Same).WithTag("team", "cards")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypt(kms, VaultCaller), Is.EqualTo("allowed"));
            Assert.That(await Encrypt(kms, VaultCaller.WithSessionTag("Team", "loans")), Does.EndWith("no identity-based policy allows the kms:Encrypt action"));
        }
    }

    [Test]
    public async Task A_policy_can_come_from_a_file_and_from_records()
    {
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json"));
        await File.WriteAllTextAsync(file.FullName, DenyEncrypt);
        try
        {
            using var recorded = Pinned.Server(k => k.WithKey("alias/cards"));
            using (var vault = recorded.CreateClient(VaultCaller)) await vault.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) });
            var document = recorded.Trail.ToIamPolicies().Single().Value;
            using var allowing = Server(k => k.WithRole("Vault", role => role.WithPolicy(document)));
            using var denying = Server(k => k.WithRole("Vault", role => role.WithPolicy(document).WithPolicy(file)));

            Assert.That((await Encrypt(allowing, VaultCaller), await Encrypt(denying, VaultCaller) == "allowed"), Is.EqualTo(("allowed", false)));
        }
        finally
        {
            file.Delete();
        }
    }

    [Test]
    public async Task A_boundary_can_come_from_a_file_and_goes_by_its_name()
    {
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json"));
        await File.WriteAllTextAsync(file.FullName, DenyEncrypt);
        try
        {
            using var kms = Server(k => k.WithRole("Vault", role => role.WithPolicy(UseKms).WithBoundary(file)));
            var decision = kms.Can(VaultCaller, "kms:Encrypt", "alias/cards");

            Assert.That((decision.PolicyType, decision.Policy), Is.EqualTo((KmsPolicyType.PermissionsBoundary, $"{file.Name} of role Vault")));
        }
        finally
        {
            file.Delete();
        }
    }

    [TestCase(null, "policy 2 of role Vault")]
    [TestCase("NoEncrypt", "NoEncrypt of role Vault")]
    [TestCase("arn:aws:iam::111122223333:policy/NoEncrypt", "arn:aws:iam::111122223333:policy/NoEncrypt")]
    public void A_policy_goes_by_its_name_and_its_role_or_by_its_ARN(string? given, string name)
    {
        using var kms = Server(k => k.WithRole("Vault", role => role.WithPolicy(UseKms).WithPolicy(DenyEncrypt, given)));

        Assert.That(kms.Can(VaultCaller, "kms:Encrypt", "alias/cards").Policy, Is.EqualTo(name));
    }

    [Test]
    public async Task Under_declared_policies_only_nobody_is_an_administrator_without_a_policy()
    {
        using var kms = Server(k => k.WithDeclaredPoliciesOnly());

        Assert.That(await Encrypt(kms, KmsCaller.IamUser("Bob")), Does.EndWith("because no identity-based policy allows the kms:Encrypt action"));
    }

    [Test]
    public async Task Under_declared_principals_only_a_key_policy_names_no_other()
    {
        using var kms = Server(k => k.WithDeclaredPrincipalsOnly().WithRole("Vault", role => role.WithPolicy(UseKms)));
        using var client = kms.CreateClient();
        Task<string> Put(string principal) => ErrorOf(() => client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = kms.Key("alias/cards").KeyId, Policy = Policy(principal) }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Put(Vault), Is.EqualTo("no error"));
            Assert.That(await Put(VaultSession), Is.EqualTo("no error"));
            Assert.That(await Put("arn:aws:iam::444455556666:root"), Is.EqualTo("no error"));
            Assert.That(await Put("arn:aws:iam::111122223333:role/Valut"), Is.EqualTo("MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals."));
        }
    }

    [Test]
    public async Task Under_declared_principals_only_a_grant_names_no_other()
    {
        using var kms = Server(k => k.WithDeclaredPrincipalsOnly().WithRole("Vault", role => role.WithPolicy(UseKms)));
        using var client = kms.CreateClient();
        Task<string> Grant(string grantee) => ErrorOf(() => client.CreateGrantAsync(
            new CreateGrantRequest { KeyId = kms.Key("alias/cards").KeyId, GranteePrincipal = grantee, Operations = ["Encrypt"] }));

        Assert.That(
            (await Grant(Vault), await Grant("arn:aws:iam::111122223333:user/Nobody")),
            Is.EqualTo(("no error", "InvalidArnException: ARN does not refer to a valid principal: arn:aws:iam::111122223333:user/Nobody")));
    }

    [TestCase(-1, "InvalidArnException: ARN does not refer to a valid principal: arn:aws:iam::111122223333:role/New")]
    [TestCase(0, "no error")]
    [TestCase(1, "no error")]
    public async Task A_new_role_is_seen_when_its_delay_has_passed(long ticks, string outcome)
    {
        using var kms = Server(k => k.WithDeclaredPrincipalsOnly().WithConsistencyDelay(delays => delays with { Principals = TimeSpan.FromSeconds(10) }));
        using var client = kms.CreateClient();

        kms.Authorization.PutRole("New", role => role.WithPolicy(UseKms));
        kms.Advance(TimeSpan.FromSeconds(10) + TimeSpan.FromTicks(ticks));

        Assert.That(
            await ErrorOf(() => client.CreateGrantAsync(new CreateGrantRequest
            {
                KeyId = kms.Key("alias/cards").KeyId,
                GranteePrincipal = "arn:aws:iam::111122223333:role/New",
                Operations = ["Encrypt"],
            })),
            Is.EqualTo(outcome));
    }

    [Test]
    public async Task A_role_that_is_declared_anew_has_its_new_policies_only()
    {
        using var kms = Server(k => k.WithRole("Vault", role => role.WithPolicy(UseKms)));
        var before = await Encrypt(kms, VaultCaller);

        kms.Authorization.PutRole("Vault", role => role.WithPolicy(DescribeOnly));

        Assert.That((before, await Encrypt(kms, VaultCaller) == "allowed"), Is.EqualTo(("allowed", false)));
    }

    [Test]
    public void A_group_that_nobody_declared_is_a_mistake() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithUser("Bob", user => user.InGroup("Support"))),
        Throws.ArgumentException.With.Message.EqualTo("The user Bob is in the group Support, which nobody declared in the account 111122223333: add WithGroup(\"Support\", …)."));

    [Test]
    public void A_policy_that_IAM_would_not_take_is_refused_with_its_reason() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithRole("Vault", role => role.WithPolicy("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}"""))),
        Throws.ArgumentException.With.Message.StartsWith("AWS would not take policy 1 of role Vault."));

    [Test]
    public void A_user_opens_no_session_that_could_have_a_policy() => Assert.That(
        () => KmsCaller.IamUser("Bob").WithSessionPolicy(UseKms),
        Throws.InvalidOperationException.With.Message.EqualTo(
            "A caller of the type IAMUser opens no session that could have a session policy: write KmsCaller.AssumedRole(…) or KmsCaller.FederatedUser(…)."));

    [Test]
    public void Callers_with_the_same_session_are_equal() => Assert.That(
        VaultCaller.WithSessionTag("a", "1").WithSessionPolicy(UseKms), Is.EqualTo(VaultCaller.WithSessionTag("A", "1").WithSessionPolicy(string.Concat(UseKms, ""))));

    private static string Policy(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["{{principal}}","arn:aws:iam::111122223333:root"]},"Action":"kms:*","Resource":"*"}]}""";

    private static FakeKmsServer Server(Action<FakeKmsBuilder> configure) => Pinned.Server(k =>
    {
        k.WithAuthorization(KmsAuthorizationMode.Strict).WithKey("alias/cards");
        configure(k);
    });

    private static async Task<string> Encrypt(FakeKmsServer kms, KmsCaller caller)
    {
        using var client = kms.CreateClient(caller);
        var error = await ErrorOf(() => client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) }));
        return error == "no error" ? "allowed" : error;
    }
}
