using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.LeastPrivilege.Loop;

/// <summary>
/// What was recorded goes on under the policies that the records give, and not without any of their statements: once with policies of users and roles, once
/// with key policies that leave nothing to them.
/// </summary>
public class LoopFamilyTests
{
    private const string Theirs = "444455556666";
    private const string Ours = "111122223333";

    private static readonly Dictionary<string, string> Tenant = new() { ["tenant"] = "7" };

    private static readonly KmsCaller Alice = KmsCaller.IamUser("Alice");
    private static readonly KmsCaller Vault = KmsCaller.AssumedRole("apps/Vault", "deploy");
    private static readonly KmsCaller Partner = KmsCaller.AssumedRole("Partner", "s").WithAccountId(Theirs);

    private static readonly Dictionary<string, Action<KeySeed>> TwoKeys = new() { ["alias/cards"] = _ => { }, ["alias/archive"] = _ => { } };

    [Test]
    public Task Encryption_and_data_keys() => ClosesBothWaysAsync(async caller =>
    {
        var blob = await caller(Vault).EncryptTextAsync("alias/cards", "x", Tenant);
        await caller(Alice).DecryptAsync(new DecryptRequest { CiphertextBlob = blob, EncryptionContext = Tenant });
        await caller(Vault).ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, SourceEncryptionContext = Tenant, DestinationKeyId = "alias/archive" });
        await caller(Vault).GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = "alias/cards", KeySpec = DataKeySpec.AES_256 });
        await caller(Vault).GenerateDataKeyPairWithoutPlaintextAsync(new() { KeyId = "alias/archive", KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256 });
        await caller(KmsCaller.Root()).DescribeKeyAsync("alias/cards");
    });

    [Test]
    public Task Encryption_contexts_as_conditions() => ClosesBothWaysAsync(withContexts: true, calls: async caller =>
    {
        var both = new Dictionary<string, string>(Tenant) { ["app"] = "${aws:username}*" };
        var blob = await caller(Vault).EncryptTextAsync("alias/cards", "x", Tenant);
        await caller(Vault).EncryptTextAsync("alias/archive", "x", both);
        await caller(Vault).EncryptTextAsync("alias/archive", "x", new() { ["tenant"] = "8", ["app"] = "${aws:username}*" });
        await caller(Alice).EncryptTextAsync("alias/cards", "x", Tenant);
        await caller(Alice).EncryptTextAsync("alias/cards", "x", new() { ["tenant"] = "8" });
        await caller(Alice).EncryptTextAsync("alias/archive", "x", new() { ["Tenant"] = "a", ["tenant"] = "b" });
        await caller(Alice).EncryptTextAsync("alias/archive", "x", new() { ["Tenant"] = "b", ["tenant"] = "b" });
        await caller(Vault).ReEncryptAsync(new()
        {
            CiphertextBlob = blob,
            SourceEncryptionContext = Tenant,
            DestinationKeyId = "alias/archive",
            DestinationEncryptionContext = both,
        });
        await caller(Alice).CreateGrantAsync(new()
        {
            KeyId = await IdOf(caller, "alias/cards"),
            GranteePrincipal = "arn:aws:iam::111122223333:role/Vault",
            Operations = ["Decrypt"],
            Constraints = new GrantConstraints { EncryptionContextSubset = Tenant },
        });
    });

    [Test]
    public Task Signatures_and_MACs() => ClosesBothWaysAsync(
        keys: new()
        {
            ["alias/signing"] = key => key.WithKeySpec(KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY),
            ["alias/macs"] = key => key.WithKeySpec(KeySpec.HMAC_256),
        },
        calls: async caller =>
        {
            var message = new MemoryStream([1, 2, 3]);
            var signature = await caller(Vault).SignAsync(new() { KeyId = "alias/signing", Message = message, SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256 });
            await caller(Alice).VerifyAsync(new()
            {
                KeyId = "alias/signing",
                Message = message,
                Signature = signature.Signature,
                SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
            });
            await caller(Alice).GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = "alias/signing" });
            await caller(Vault).GenerateMacAsync(new() { KeyId = "alias/macs", Message = message, MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256 });
        });

    [Test]
    public Task Administration_of_a_key() => ClosesBothWaysAsync(async caller =>
    {
        var id = await IdOf(caller, "alias/cards");
        await caller(Alice).DisableKeyAsync(id);
        await caller(Alice).EnableKeyAsync(id);
        await caller(Vault).TagResourceAsync(new() { KeyId = id, Tags = [new() { TagKey = "team", TagValue = "a" }] });
        await caller(Vault).UntagResourceAsync(new() { KeyId = id, TagKeys = ["team"] });
        await caller(Alice).EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = id });
        var policy = (await caller(Alice).GetKeyPolicyAsync(id, "default")).Policy;
        await caller(Alice).PutKeyPolicyAsync(new() { KeyId = id, Policy = policy });
        await caller(Vault).ScheduleKeyDeletionAsync(id, 7);
        await caller(Alice).CancelKeyDeletionAsync(id);
    });

    [Test]
    public Task Aliases_with_a_former_key_that_no_record_names() => ClosesByIdentityAsync(async caller =>
    {
        await caller(Vault).UpdateAliasAsync("alias/cards", await IdOf(caller, "alias/archive"));
        await caller(Alice).CreateAliasAsync("alias/more", await IdOf(caller, "alias/archive"));
        await caller(Vault).DeleteAliasAsync("alias/more");
    });

    [Test]
    public Task New_keys_with_tags_of_which_one_gets_another_later() => ClosesByIdentityAsync(async caller =>
    {
        var tags = new List<Tag> { new() { TagKey = "team", TagValue = "billing" } };
        var key = (await caller(Vault).CreateKeyAsync(new CreateKeyRequest { Tags = tags })).KeyMetadata.KeyId;
        await caller(Vault).TagResourceAsync(new() { KeyId = key, Tags = tags });
        await caller(Alice).TagResourceAsync(new() { KeyId = key, Tags = tags });
        await caller(Alice).CreateKeyAsync(new CreateKeyRequest());
    });

    [Test]
    public Task What_is_about_no_key() => ClosesByIdentityAsync(async caller =>
    {
        await caller(Vault).ListKeysAsync(new ListKeysRequest());
        await caller(Vault).ListAliasesAsync(new ListAliasesRequest { KeyId = await IdOf(caller, "alias/cards") });
        await caller(Alice).GenerateRandomAsync(16);
        await caller(Alice).DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest());
    });

    [Test]
    public Task What_is_about_no_key_or_about_an_alias_through_a_service_which_policies_cannot_ask_for() => ClosesByIdentityAsync(async caller =>
    {
        var through = Vault.ThroughService("s3.amazonaws.com");
        await caller(through).ListKeysAsync(new ListKeysRequest());
        await caller(through).CreateAliasAsync("alias/more", await IdOf(caller, "alias/archive"));
        await caller(through).CreateKeyAsync(new CreateKeyRequest());
    });

    [TestCase(false)]
    [TestCase(true)]
    public Task A_replica_with_tags_and_a_primary_Region_that_moves(bool throughService) => ClosesByIdentityAsync(async caller =>
    {
        var who = throughService ? Vault.ThroughService("backup.amazonaws.com") : Vault;
        var key = (await caller(Alice).CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata.KeyId;
        await caller(who).ReplicateKeyAsync(new() { KeyId = key, ReplicaRegion = "eu-west-1", Tags = [new() { TagKey = "team", TagValue = "a" }] });
        await caller(who).UpdatePrimaryRegionAsync(new() { KeyId = key, PrimaryRegion = "eu-west-1" });
    });

    [TestCase(false)]
    [TestCase(true)]
    public Task A_primary_Region_that_moves_under_key_policies_alone(bool throughService) => ClosesByKeyPoliciesAsync(
        keys: new() { ["alias/global"] = key => key.MultiRegion("eu-west-1") },
        calls: async caller =>
        {
            var who = throughService ? Vault.ThroughService("backup.amazonaws.com") : Vault;
            await caller(who).UpdatePrimaryRegionAsync(new() { KeyId = await IdOf(caller, "alias/global"), PrimaryRegion = "eu-west-1" });
        });

    [Test]
    public Task Calls_through_services() => ClosesBothWaysAsync(async caller =>
    {
        await caller(Vault.ThroughService("secretsmanager.amazonaws.com")).GenerateDataKeyAsync(new() { KeyId = "alias/cards", KeySpec = DataKeySpec.AES_256 });
        await caller(Vault.ThroughService("logs.us-east-1.amazonaws.com")).GenerateDataKeyAsync(new() { KeyId = "alias/cards", KeySpec = DataKeySpec.AES_256 });
        await caller(Vault).EncryptTextAsync("alias/cards", "x");
        await caller(Alice.ThroughService("AWS Internal")).EncryptTextAsync("alias/cards", "x");
        await caller(Alice.ThroughConsole()).DescribeKeyAsync("alias/cards");
    });

    [Test]
    public Task A_dry_run() => ClosesBothWaysAsync(async caller =>
    {
        var dryRun = new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1]), DryRun = true };
        try
        {
            await caller(Alice).EncryptAsync(dryRun);
        }
        catch (DryRunOperationException)
        {
            await caller(Vault).DescribeKeyAsync("alias/cards");
        }
    });

    [Test]
    public Task A_federated_user_whose_session_has_a_policy() => ClosesBothWaysAsync(caller => caller(
        KmsCaller.FederatedUser("Zoe", "Broker").WithSessionPolicy(
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}""")).DescribeKeyAsync("alias/cards"));

    [Test]
    public Task A_service_that_calls_for_itself() => ClosesByKeyPoliciesAsync(calls: async caller =>
    {
        await caller(KmsCaller.AwsService("cloudtrail.amazonaws.com")).GenerateDataKeyAsync(new() { KeyId = "alias/cards", KeySpec = DataKeySpec.AES_256 });
        await caller(Vault).DescribeKeyAsync("alias/cards");
    });

    [Test]
    public Task A_caller_of_another_account() => ClosesBothWaysAsync(
        keys: new() { ["alias/cards"] = key => key.WithPolicy(OpenTo(Theirs)) },
        calls: async caller =>
        {
            var arn = (await caller(Alice).DescribeKeyAsync("alias/cards")).KeyMetadata.Arn;
            await caller(Partner).EncryptTextAsync(arn, "x");
            await caller(KmsCaller.IamUser("Zoe").WithAccountId(Theirs)).DescribeKeyAsync(arn);
        });

    private static string OpenTo(string account) =>
        $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":["{{Ours}}","{{account}}"]},"Action":"kms:*","Resource":"*" } }""";

    private static async Task<string> IdOf(Func<KmsCaller, IAmazonKeyManagementService> caller, string alias) =>
        (await caller(Alice).DescribeKeyAsync(alias)).KeyMetadata.KeyId;

    private static async Task ClosesBothWaysAsync(
        Func<Func<KmsCaller, IAmazonKeyManagementService>, Task> calls, Dictionary<string, Action<KeySeed>>? keys = null, bool withContexts = false)
    {
        await ClosesByIdentityAsync(calls, keys, withContexts);
        await ClosesByKeyPoliciesAsync(calls, keys, withContexts);
    }

    private static async Task ClosesByIdentityAsync(
        Func<Func<KmsCaller, IAmazonKeyManagementService>, Task> calls, Dictionary<string, Action<KeySeed>>? keys = null, bool withContexts = false)
    {
        var loop = Loop(calls, keys, withContexts);
        var policies = await loop.IdentityPoliciesAsync();
        Assert.That(policies.Identity, Is.Not.Empty);
        Assert.That(await loop.FaultsOfAsync(policies), Is.Empty);
        Assert.That(await loop.FaultsOfAsync(policies, byAction: true), Is.Empty);
    }

    private static async Task ClosesByKeyPoliciesAsync(
        Func<Func<KmsCaller, IAmazonKeyManagementService>, Task> calls, Dictionary<string, Action<KeySeed>>? keys = null, bool withContexts = false)
    {
        var loop = Loop(calls, keys, withContexts);
        var policies = await loop.KeyPoliciesAsync();
        Assert.That(policies.Keys.Values.Sum(policy => policy.Statements.Count), Is.Positive);
        Assert.That(await loop.FaultsOfAsync(policies), Is.Empty);
        Assert.That(await loop.FaultsOfAsync(policies, byAction: true), Is.Empty);
    }

    private static PolicyLoop Loop(
        Func<Func<KmsCaller, IAmazonKeyManagementService>, Task> calls, Dictionary<string, Action<KeySeed>>? keys, bool withContexts) =>
        new(kms => calls(caller => kms.CreateClient(caller))) { Keys = keys ?? TwoKeys, WithContexts = withContexts };
}
