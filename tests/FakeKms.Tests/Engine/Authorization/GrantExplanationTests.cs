using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>What the explanation of a refusal says of each grant that names the caller, and what a grant lets its grantee hand on.</summary>
public sealed class GrantExplanationTests : Strict
{
    private static readonly Dictionary<string, string> Pairs = new() { ["tenant"] = "7", ["region"] = "eu" };

    protected override void Configure(FakeKmsBuilder builder)
    {
        base.Configure(builder);
        builder.WithRole("Vault", _ => { }).WithUser("Bob", _ => { });
    }

    [Test]
    public async Task Each_grant_of_the_caller_says_why_it_does_not_help()
    {
        var other = await GrantAsync(Vault, ["Decrypt", "DescribeKey"]);
        var equal = await GrantAsync(Vault, ["Encrypt"], new() { EncryptionContextEquals = Pairs });
        var subset = await GrantAsync(Vault, ["Encrypt"], new() { EncryptionContextSubset = new() { ["tenant"] = "7" } });
        await GrantAsync("arn:aws:iam::111122223333:user/Bob", ["Encrypt"]);

        await Encrypts(VaultCaller, ("tenant", "8"));

        var lines = Kms.Authorization.Denied.Single().Decision.Explanation.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.StartsWith("  grant ", StringComparison.Ordinal));
        Assert.That(lines, Is.EquivalentTo(new[]
        {
            $"  grant {other} is for Decrypt, DescribeKey",
            $"  grant {equal} wants EncryptionContextEquals {{tenant: 7, region: eu}}",
            $"  grant {subset} wants EncryptionContextSubset {{tenant: 7}}",
        }));
    }

    [Test]
    public async Task A_grant_that_an_explicit_Deny_overrules_is_said_to_allow()
    {
        var grant = await GrantAsync(Vault, ["Encrypt"]);
        Kms.Authorization.PutRole("Vault", role => role.WithPolicy("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"kms:Encrypt","Resource":"*"}]}"""));

        Assert.That(Kms.Can(VaultCaller, "kms:Encrypt", "alias/cards").Explanation, Does.EndWith($"\n  grant {grant} allows it"));
    }

    [Test]
    public async Task A_grant_that_is_not_seen_everywhere_yet_is_said_to_need_its_token()
    {
        using var kms = Pinned.Server(k => k
            .WithKey("alias/cards").WithRole("Vault", _ => { }).WithConsistencyDelay(delays => delays with { Grants = TimeSpan.FromMinutes(3) }));
        using var alice = kms.CreateClient();
        var request = new CreateGrantRequest { KeyId = kms.Key("alias/cards").KeyId, GranteePrincipal = Vault, Operations = ["Encrypt"] };
        var grant = (await alice.CreateGrantAsync(request)).GrantId;

        Assert.That(
            kms.Can(VaultCaller, "kms:Encrypt", "alias/cards").Explanation, Does.EndWith($"\n  grant {grant} cannot be seen yet without its grant token"));
    }

    [Test]
    public async Task A_grant_to_a_service_for_another_resource_is_said_to_want_its_own()
    {
        const string Cluster = "arn:aws:dsql:us-east-1:111122223333:cluster/one";
        var grant = (await Client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = Arn,
            GranteeServicePrincipal = "dsql.amazonaws.com",
            RetiringPrincipal = Vault,
            Operations = ["Encrypt"],
            Constraints = new() { SourceArn = Cluster },
        })).GrantId;

        Assert.That(
            Kms.Can(KmsCaller.AwsService("dsql.amazonaws.com"), "kms:Encrypt", "alias/cards").Explanation,
            Does.EndWith($"\n  grant {grant} wants aws:SourceArn {Cluster}"));
    }

    [TestCase("tenant=7 region=eu", null, true)]
    [TestCase("tenant=7", null, false)]
    [TestCase("tenant=7 region=us", null, false)]
    [TestCase("tenant=7 region=eu more=x", null, false)]
    [TestCase(null, "tenant=7 region=eu", false)]
    [TestCase(null, null, false)]
    public Task Under_Equals_a_grant_is_handed_on_with_the_same_pairs(string? equal, string? subset, bool allowed) =>
        HandsOnAsync(new() { EncryptionContextEquals = Pairs }, equal, subset, allowed);

    [TestCase(null, "tenant=7 region=eu", true)]
    [TestCase(null, "tenant=7 region=eu more=x", true)]
    [TestCase("tenant=7 region=eu more=x", null, true)]
    [TestCase(null, "tenant=7", false)]
    [TestCase(null, "tenant=7 region=us", false)]
    [TestCase("region=eu", null, false)]
    [TestCase(null, null, false)]
    public Task Under_Subset_a_grant_is_handed_on_with_these_pairs_or_more(string? equal, string? subset, bool allowed) =>
        HandsOnAsync(new() { EncryptionContextSubset = Pairs }, equal, subset, allowed);

    private async Task HandsOnAsync(GrantConstraints parent, string? equal, string? subset, bool allowed)
    {
        await GrantAsync(Vault, ["CreateGrant", "Encrypt"], parent);

        var outcome = await Outcome(VaultCaller, client => client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = Arn,
            GranteePrincipal = "arn:aws:iam::111122223333:user/Bob",
            Operations = ["Encrypt"],
            Constraints = equal is null && subset is null ? null : new() { EncryptionContextEquals = Of(equal), EncryptionContextSubset = Of(subset) },
        }));

        Assert.That(outcome, allowed ? Is.EqualTo("allowed") : Does.Contain("is not authorized to perform: kms:CreateGrant"));
    }

    private static Dictionary<string, string>? Of(string? pairs) => pairs?.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    private async Task<string> GrantAsync(string grantee, List<string> operations, GrantConstraints? constraints = null) =>
        (await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = Arn, GranteePrincipal = grantee, Operations = operations, Constraints = constraints })).GrantId;
}
