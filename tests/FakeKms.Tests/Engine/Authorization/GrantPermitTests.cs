using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>What grants allow. https://docs.aws.amazon.com/kms/latest/developerguide/grants.html</summary>
public sealed class GrantPermitTests : Strict
{
    private const string Refusal = "because no identity-based policy allows the kms:Encrypt action";

    private static readonly KmsCaller Dsql = KmsCaller.AwsService("dsql.amazonaws.com");

    protected override void Configure(FakeKmsBuilder builder)
    {
        base.Configure(builder);
        builder.WithRole("Vault", _ => { }).WithRole("Other", _ => { }).WithUser("Bob", _ => { });
    }

    [TestCase(Vault)]
    [TestCase(VaultSession)]
    public async Task A_grant_allows_its_operations_to_a_role_or_a_session(string grantee)
    {
        await Grant(grantee, ["Encrypt"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(VaultCaller), Is.EqualTo("allowed"));
            Assert.That(await Outcome(VaultCaller, client => client.DescribeKeyAsync(Arn)), Does.EndWith("because no identity-based policy allows the kms:DescribeKey action"));
        }
    }

    [TestCase("arn:aws:iam::111122223333:role/Other")]
    [TestCase("arn:aws:sts::111122223333:assumed-role/Vault/two")]
    [TestCase("arn:aws:iam::111122223333:user/Vault")]
    public async Task A_grant_to_somebody_else_allows_nothing(string grantee)
    {
        await Grant(grantee, ["Encrypt"]);

        Assert.That(await Encrypts(VaultCaller), Is.EqualTo(Refused(VaultSession, "kms:Encrypt", Refusal)));
    }

    [TestCase("7", "eu", "allowed")]
    [TestCase("8", "eu", "refused")]
    [TestCase("7", null, "refused")]
    public async Task A_constraint_Equals_wants_just_its_pairs(string tenant, string? region, string outcome)
    {
        await Grant(Vault, ["Encrypt"], new GrantConstraints { EncryptionContextEquals = new() { ["tenant"] = "7", ["region"] = "eu" } });

        var context = new[] { ("tenant", tenant), ("region", region!) }.Where(pair => pair.Item2 is not null).ToArray();

        Assert.That(await Encrypts(VaultCaller, context), outcome == "allowed" ? Is.EqualTo("allowed") : Does.EndWith(Refusal));
    }

    [Test]
    public async Task A_constraint_Equals_wants_no_other_pair()
    {
        await Grant(Vault, ["Encrypt"], new GrantConstraints { EncryptionContextEquals = new() { ["tenant"] = "7" } });

        Assert.That(await Encrypts(VaultCaller, ("tenant", "7"), ("region", "eu")), Does.EndWith(Refusal));
    }

    [Test]
    public async Task A_constraint_Subset_wants_its_pairs_among_others()
    {
        await Grant(Vault, ["Encrypt"], new GrantConstraints { EncryptionContextSubset = new() { ["tenant"] = "7" } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(VaultCaller, ("tenant", "7"), ("region", "eu")), Is.EqualTo("allowed"));
            Assert.That(await Encrypts(VaultCaller, ("region", "eu")), Does.EndWith(Refusal));
        }
    }

    [Test]
    public async Task The_name_of_a_pair_may_be_written_in_any_case_its_value_not()
    {
        await Grant(Vault, ["Encrypt"], new GrantConstraints { EncryptionContextSubset = new() { ["Tenant"] = "Acme" } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(VaultCaller, ("tenant", "Acme")), Is.EqualTo("allowed"));
            Assert.That(await Encrypts(VaultCaller, ("tenant", "acme")), Does.EndWith(Refusal));
        }
    }

    [Test]
    public async Task A_constraint_does_not_matter_for_DescribeKey()
    {
        await Grant(Vault, ["DescribeKey"], new GrantConstraints { EncryptionContextSubset = new() { ["tenant"] = "7" } });

        Assert.That(await Outcome(VaultCaller, client => client.DescribeKeyAsync(Arn)), Is.EqualTo("allowed"));
    }

    [Test]
    public async Task Operations_and_constraints_of_two_grants_are_not_mixed()
    {
        await Grant(Vault, ["Encrypt"], new GrantConstraints { EncryptionContextEquals = new() { ["tenant"] = "7" } });
        await Grant(Vault, ["Decrypt"], new GrantConstraints { EncryptionContextEquals = new() { ["tenant"] = "8" } });

        Assert.That(await Encrypts(VaultCaller, ("tenant", "8")), Does.EndWith(Refusal));
    }

    [Test]
    public async Task An_explicit_Deny_wins_over_a_grant()
    {
        await Grant(Vault, ["Encrypt"]);
        await PutPolicy(Allow("arn:aws:iam::111122223333:root", "kms:*"), $$"""{"Effect":"Deny","Principal":{"AWS":"{{Vault}}"},"Action":"kms:Encrypt","Resource":"*"}""");

        Assert.That(await Encrypts(VaultCaller), Is.EqualTo(Refused(VaultSession, "kms:Encrypt", "with an explicit deny in a resource-based policy")));
    }

    [Test]
    public async Task A_grant_counts_whatever_the_key_policy_delegates()
    {
        await Grant(Vault, ["Encrypt"]);
        await PutPolicy(Allow("arn:aws:iam::111122223333:user/Alice", "kms:*"));

        Assert.That(await Encrypts(VaultCaller), Is.EqualTo("allowed"));
    }

    [Test]
    public async Task A_grant_to_the_account_leaves_the_choice_to_its_IAM_policies()
    {
        await PutPolicy(Allow("arn:aws:iam::111122223333:user/Alice", "kms:*"));
        await Grant("arn:aws:iam::111122223333:root", ["Encrypt"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(VaultCaller), Does.StartWith($"User: {VaultSession} is not authorized"));
            Assert.That(await Encrypts(KmsCaller.AssumedRole("NotDeclared", "one")), Is.EqualTo("allowed"));
        }
    }

    [Test]
    public async Task A_grant_to_the_account_takes_nothing_from_one_to_its_role()
    {
        await PutPolicy(Allow("arn:aws:iam::111122223333:user/Alice", "kms:*"));
        for (var index = 0; index < 4; index++) await Grant(index % 2 == 0 ? "arn:aws:iam::111122223333:root" : Vault, ["Encrypt"]);

        Assert.That(await Encrypts(VaultCaller), Is.EqualTo("allowed"));
    }

    [Test]
    public async Task A_grant_to_the_account_is_none_to_a_service_that_works_for_it()
    {
        await Grant("arn:aws:iam::111122223333:root", ["Encrypt"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(Dsql), Does.StartWith("User: dsql.amazonaws.com is not authorized"));
            Assert.That(Kms.Can(Dsql, "kms:Encrypt", "alias/cards").Explanation, Does.Not.Contain("  grant "));
        }
    }

    [TestCase("dsql.amazonaws.com", "allowed")]
    [TestCase("sns.amazonaws.com", "refused")]
    public async Task A_grant_whose_grantee_principal_is_a_service_is_for_that_service(string caller, string outcome)
    {
        await Grant("dsql.amazonaws.com", ["Encrypt"]);

        Assert.That(await Encrypts(KmsCaller.AwsService(caller)), outcome == "allowed" ? Is.EqualTo(outcome) : Does.StartWith($"User: {caller} is not authorized"));
    }

    [Test]
    public async Task A_grant_to_a_user_is_also_for_whom_the_user_federates()
    {
        await Grant("arn:aws:iam::111122223333:user/Bob", ["Encrypt"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(KmsCaller.FederatedUser("Guest", "Bob")), Is.EqualTo("allowed"));
            Assert.That(await Encrypts(KmsCaller.FederatedUser("Guest", "Eve")), Does.StartWith("User: arn:aws:sts::111122223333:federated-user/Guest is not authorized"));
        }
    }

    [TestCase("arn:aws:dsql:us-east-1:111122223333:cluster/one", "allowed")]
    [TestCase("arn:aws:dsql:us-east-1:111122223333:cluster/two", "refused")]
    [TestCase(null, "refused")]
    public async Task A_service_hands_a_grant_on_for_the_same_source_alone(string? source, string outcome)
    {
        const string Cluster = "arn:aws:dsql:us-east-1:111122223333:cluster/one";
        await Client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = Arn,
            GranteeServicePrincipal = "dsql.amazonaws.com",
            RetiringPrincipal = Vault,
            Operations = ["Encrypt", "CreateGrant"],
            Constraints = new GrantConstraints { SourceArn = Cluster },
        });

        var handedOn = await Outcome(Dsql.ForResource(Cluster), client => client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = Arn,
            GranteePrincipal = "arn:aws:iam::111122223333:user/Bob",
            Operations = ["Encrypt"],
            Constraints = source is null ? null : new GrantConstraints { SourceArn = source },
        }));

        Assert.That(handedOn, outcome == "allowed" ? Is.EqualTo("allowed") : Does.StartWith("User: dsql.amazonaws.com is not authorized to perform: kms:CreateGrant"));
    }

    [Test]
    public async Task A_grant_to_a_service_wants_the_source_that_it_names()
    {
        await Client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = Arn,
            GranteeServicePrincipal = "dsql.amazonaws.com",
            RetiringPrincipal = Vault,
            Operations = ["Encrypt"],
            Constraints = new GrantConstraints { SourceArn = "arn:aws:dsql:us-east-1:111122223333:cluster/one" },
        });
        await PutPolicy(Allow("arn:aws:iam::111122223333:user/Alice", "kms:*"));

        Assert.That(await Encrypts(KmsCaller.AwsService("dsql.amazonaws.com")), Does.StartWith("User: dsql.amazonaws.com is not authorized"));
    }

    [Test]
    public async Task A_grant_gives_no_right_to_revoke_it_or_to_list_grants()
    {
        var grant = await Grant(Vault, ["Encrypt", "RetireGrant"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(VaultCaller, client => client.RevokeGrantAsync(new RevokeGrantRequest { KeyId = Arn, GrantId = grant.GrantId })), Does.EndWith("kms:RevokeGrant action"));
            Assert.That(await Outcome(VaultCaller, client => client.ListGrantsAsync(new ListGrantsRequest { KeyId = Arn })), Does.EndWith("kms:ListGrants action"));
        }
    }

    [TestCase("Encrypt", null, "allowed")]
    [TestCase("Decrypt", null, "refused")]
    public async Task A_grant_hands_on_what_it_gives_and_no_more(string operation, string? _, string outcome)
    {
        await Grant(Vault, ["Encrypt", "CreateGrant"]);

        Assert.That(await HandsOn(operation, null), outcome == "allowed" ? Is.EqualTo("allowed") : Does.EndWith("because no identity-based policy allows the kms:CreateGrant action"));
    }

    private static IEnumerable<TestCaseData> Children()
    {
        GrantConstraints Equal(params string[] pairs) => new() { EncryptionContextEquals = Pairs(pairs) };
        GrantConstraints Subset(params string[] pairs) => new() { EncryptionContextSubset = Pairs(pairs) };
        yield return new TestCaseData(Subset("tenant"), Subset("tenant"), true).SetArgDisplayNames("the same subset");
        yield return new TestCaseData(Subset("tenant"), Subset("tenant", "region"), true).SetArgDisplayNames("a subset with one pair more");
        yield return new TestCaseData(Subset("tenant"), Equal("tenant"), true).SetArgDisplayNames("equals in the place of a subset");
        yield return new TestCaseData(Subset("tenant"), Subset("region"), false).SetArgDisplayNames("another subset");
        yield return new TestCaseData(Subset("tenant"), null, false).SetArgDisplayNames("no constraint in the place of a subset");
        yield return new TestCaseData(Equal("tenant"), Equal("tenant"), true).SetArgDisplayNames("the same equals");
        yield return new TestCaseData(Equal("tenant"), Equal("tenant", "region"), false).SetArgDisplayNames("equals with one pair more");
        yield return new TestCaseData(Equal("tenant"), Subset("tenant"), false).SetArgDisplayNames("a subset in the place of equals");
        yield return new TestCaseData(Equal("tenant"), null, false).SetArgDisplayNames("no constraint in the place of equals");
        yield return new TestCaseData(null, Subset("tenant"), true).SetArgDisplayNames("a subset in the place of none");
    }

    [TestCaseSource(nameof(Children))]
    public async Task A_grant_by_a_grant_is_at_least_as_strict(GrantConstraints? parent, GrantConstraints? child, bool isAllowed)
    {
        await Grant(Vault, ["Encrypt", "CreateGrant"], parent);

        Assert.That(await HandsOn("Encrypt", child) == "allowed", Is.EqualTo(isAllowed));
    }

    [Test]
    public async Task Before_a_grant_is_seen_everywhere_only_its_token_shows_it()
    {
        using var kms = Pinned.Server(k => k
            .WithAuthorization(KmsAuthorizationMode.Strict).WithKey("alias/cards").WithRole("Vault", _ => { })
            .WithConsistencyDelay(delays => delays with { Grants = TimeSpan.FromMinutes(3) }));
        using var alice = kms.CreateClient();
        using var vault = kms.CreateClient(VaultCaller);
        var arn = kms.Key("alias/cards").Arn;
        var grant = await alice.CreateGrantAsync(new CreateGrantRequest { KeyId = arn, GranteePrincipal = Vault, Operations = ["Encrypt"] });
        Task<string> Encrypt(List<string>? tokens) => ErrorOf(() => vault.EncryptAsync(
            new EncryptRequest { KeyId = arn, Plaintext = new MemoryStream([1]), GrantTokens = tokens }));

        var (without, with) = (await Encrypt(null), await Encrypt([grant.GrantToken]));
        kms.Advance(TimeSpan.FromMinutes(3));

        Assert.That((without[..21], with, await Encrypt(null)), Is.EqualTo(("AccessDeniedException", "no error", "no error")));
    }

    private static Dictionary<string, string> Pairs(string[] names) => names.ToDictionary(name => name, _ => "7");

    private static string Allow(string principal, string action) =>
        $$"""{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"{{action}}","Resource":"*"}""";

    private Task<string> HandsOn(string operation, GrantConstraints? constraints) => Outcome(VaultCaller, client => client.CreateGrantAsync(
        new CreateGrantRequest { KeyId = Arn, GranteePrincipal = "arn:aws:iam::111122223333:user/Bob", Operations = [operation], Constraints = constraints }));

    private Task<CreateGrantResponse> Grant(string grantee, List<string> operations, GrantConstraints? constraints = null) => Client.CreateGrantAsync(
        new CreateGrantRequest { KeyId = Arn, GranteePrincipal = grantee, Operations = operations, Constraints = constraints });

    private Task PutPolicy(params string[] statements) => Client.PutKeyPolicyAsync(
        new PutKeyPolicyRequest { KeyId = Arn, Policy = $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""" });
}
