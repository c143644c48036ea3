using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.LeastPrivilege.Loop;

/// <summary>Calls that a grant allows need no statement: the policies without them still let the recorded calls pass.</summary>
public class LoopGrantTests
{
    private const string Theirs = "444455556666";
    private const string VaultRole = "arn:aws:iam::111122223333:role/Vault";
    private const string PartnerRole = "arn:aws:iam::444455556666:role/Partner";

    private static readonly Dictionary<string, string> Tenant = new() { ["Tenant"] = "7" };

    private static readonly KmsCaller Alice = KmsCaller.IamUser("Alice");
    private static readonly KmsCaller Vault = KmsCaller.AssumedRole("Vault", "deploy");
    private static readonly KmsCaller Worker = KmsCaller.AssumedRole("Worker", "one");
    private static readonly KmsCaller Partner = KmsCaller.AssumedRole("Partner", "s").WithAccountId(Theirs);

    [Test]
    public Task A_grantee_calls_what_the_grant_has_and_something_else() => ClosesBothWaysAsync(async (caller, key) =>
    {
        await GrantAsync(caller(Alice), key, VaultRole, ["Encrypt", "DescribeKey"]);
        var blob = await caller(Vault).EncryptTextAsync(key, "x");
        await caller(Vault).DecryptAsync(new DecryptRequest { CiphertextBlob = blob });
        await caller(Vault).DescribeKeyAsync(key);
    });

    [Test]
    public Task A_constraint_that_some_calls_keep() => ClosesBothWaysAsync(async (caller, key) =>
    {
        await GrantAsync(caller(Alice), key, VaultRole, ["Encrypt", "GenerateDataKey"], new GrantConstraints { EncryptionContextEquals = Tenant });
        await GrantAsync(caller(Alice), key, "arn:aws:sts::111122223333:assumed-role/Worker/one", ["Encrypt"], new GrantConstraints { EncryptionContextSubset = Tenant });
        await caller(Vault).EncryptTextAsync(key, "x", new() { ["tenant"] = "7" });
        await caller(Vault).GenerateDataKeyAsync(new() { KeyId = key, KeySpec = DataKeySpec.AES_256, EncryptionContext = new(Tenant) { ["app"] = "a" } });
        await caller(Worker).EncryptTextAsync(key, "x", new(Tenant) { ["app"] = "a" });
    });

    [Test]
    public Task Calls_before_and_after_the_life_of_a_grant() => ClosesBothWaysAsync(async (caller, key) =>
    {
        await caller(Vault).EncryptTextAsync(key, "x");
        var first = await GrantAsync(caller(Alice), key, VaultRole, ["Encrypt", "GenerateDataKey"]);
        await caller(Vault).EncryptTextAsync(key, "x");
        await caller(Alice).RevokeGrantAsync(new() { KeyId = key, GrantId = first.GrantId });
        await caller(Vault).GenerateDataKeyAsync(new() { KeyId = key, KeySpec = DataKeySpec.AES_256 });
    });

    [Test]
    public Task A_grant_made_by_a_grant_which_its_grantee_retires() => ClosesBothWaysAsync(async (caller, key) =>
    {
        await GrantAsync(caller(Alice), key, VaultRole, ["CreateGrant", "Encrypt", "RetireGrant"]);
        var child = await GrantAsync(caller(Vault), key, "arn:aws:iam::111122223333:role/Worker", ["Encrypt", "RetireGrant"]);
        await caller(Worker).EncryptTextAsync(key, "x");
        await caller(Worker).RetireGrantAsync(new RetireGrantRequest { GrantToken = child.GrantToken });
        await GrantAsync(caller(Vault), key, VaultRole, ["Encrypt", "Decrypt"]);
    });

    [Test]
    public Task A_retiring_principal_needs_nothing() => ClosesBothWaysAsync(async (caller, key) =>
    {
        var grant = await caller(Alice).CreateGrantAsync(new() { KeyId = key, GranteePrincipal = VaultRole, RetiringPrincipal = VaultRole, Operations = ["Encrypt"] });
        await caller(Vault).RetireGrantAsync(new RetireGrantRequest { KeyId = key, GrantId = grant.GrantId });
    });

    [Test]
    public Task Somebody_else_of_the_account_needs_the_permission_to_retire() => ClosesAsync(byKey: false, calls: async (caller, key) =>
    {
        var grant = await GrantAsync(caller(Alice), key, VaultRole, ["Encrypt"]);
        await caller(Worker).RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken });
    });

    [Test]
    public async Task A_grant_to_another_account_takes_the_place_of_the_key_policy_only()
    {
        static async Task Calls(Func<KmsCaller, IAmazonKeyManagementService> caller, string key)
        {
            await GrantAsync(caller(Alice), key, PartnerRole, ["Encrypt"]);
            await caller(Partner).EncryptTextAsync(key, "x");
        }

        var policies = await Loop(Calls).KeyPoliciesAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(policies.Keys.Values.Single().ToJson(), Does.Not.Contain("Partner"));
            Assert.That(policies.Identity.Keys, Is.EqualTo(new[] { PartnerRole }));
            await ClosesBothWaysAsync(Calls);
        }
    }

    [Test]
    public async Task What_a_grant_allowed_is_there_when_it_is_asked_for()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards"));
        using var alice = kms.CreateClient(Alice);
        using var vault = kms.CreateClient(Vault);
        await GrantAsync(alice, kms.Key("alias/cards").KeyId, VaultRole, ["Encrypt"]);
        await vault.EncryptTextAsync("alias/cards", "x");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail.ToIamPolicy(Vault).Statements, Is.Empty);
            Assert.That(kms.Trail.ToIamPolicy(Vault, new KmsPolicyOptions { IncludeGrantedCalls = true }).Statements.Single().Actions, Is.EqualTo(new[] { "kms:Encrypt" }));
        }
    }

    [Test]
    public async Task A_log_tells_of_grants_what_the_trail_does()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards"));
        using var alice = kms.CreateClient(Alice);
        using var vault = kms.CreateClient(Vault);
        var grant = await GrantAsync(alice, kms.Key("alias/cards").KeyId, VaultRole, ["Encrypt", "RetireGrant"]);
        await vault.EncryptTextAsync("alias/cards", "x");
        await vault.RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken });
        await vault.EncryptTextAsync("alias/cards", "x");

        Assert.That(CloudTrailLog.Parse(kms.Trail.ToLogJson()).ToIamPolicy(Vault).ToJson(), Is.EqualTo(kms.Trail.ToIamPolicy(Vault).ToJson()).And.Contain("kms:Encrypt"));
    }

    private static Task<CreateGrantResponse> GrantAsync(
        IAmazonKeyManagementService client, string key, string grantee, List<string> operations, GrantConstraints? constraints = null) =>
        client.CreateGrantAsync(new() { KeyId = key, GranteePrincipal = grantee, Operations = operations, Constraints = constraints });

    private static async Task ClosesBothWaysAsync(Func<Func<KmsCaller, IAmazonKeyManagementService>, string, Task> calls)
    {
        await ClosesAsync(calls, byKey: false);
        await ClosesAsync(calls, byKey: true);
    }

    private static async Task ClosesAsync(Func<Func<KmsCaller, IAmazonKeyManagementService>, string, Task> calls, bool byKey)
    {
        var loop = Loop(calls);
        var policies = byKey ? await loop.KeyPoliciesAsync() : await loop.IdentityPoliciesAsync();
        Assert.That(await loop.FaultsOfAsync(policies), Is.Empty);
        Assert.That(await loop.FaultsOfAsync(policies, byAction: true), Is.Empty);
    }

    private static PolicyLoop Loop(Func<Func<KmsCaller, IAmazonKeyManagementService>, string, Task> calls) =>
        new(kms => calls(caller => kms.CreateClient(caller), kms.Key("alias/cards").Arn)) { Keys = new Dictionary<string, Action<KeySeed>> { ["alias/cards"] = _ => { } } };
}
