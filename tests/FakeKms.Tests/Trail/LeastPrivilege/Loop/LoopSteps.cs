using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Trail.Records.Secrecy;

namespace FakeKms.Tests.Trail.LeastPrivilege.Loop;

/// <summary>Random calls that grants allow, contexts that repeat, and dry runs.</summary>
internal static class LoopSteps
{
    private const string Ledger = "arn:aws:iam::111122223333:role/Ledger";

    private static readonly KmsCaller Grantee = KmsCaller.AssumedRole("Ledger", "monthly");

    /// <summary>Kinds of keys, each with its description as a seed, of which key policies alone can say everything.</summary>
    public static IReadOnlyDictionary<string, Action<KeySeed>> Kinds { get; } = new Dictionary<string, Action<KeySeed>>
    {
        ["symmetric"] = _ => { },
        ["shared"] = key => key.WithPolicy(
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":["111122223333","444455556666"]},"Action":"kms:*","Resource":"*"}}"""),
        ["ecc"] = key => key.WithKeySpec(KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY),
        ["hmac"] = key => key.WithKeySpec(KeySpec.HMAC_256),
        ["agreement"] = key => key.WithKeySpec(KeySpec.ECC_NIST_P256, KeyUsageType.KEY_AGREEMENT),
    };

    public static IReadOnlyList<Func<RandomWorld, Task>> All { get; } = [UseGrant, UseGrant, HandOn, SameContext, DryRun, Tagged];

    /// <summary>Those for which there is nothing that only a policy of the caller could allow.</summary>
    public static IReadOnlyList<Func<RandomWorld, Task>> OfKeyPolicies { get; } =
    [
        UseGrant, UseGrant, HandOn, SameContext, DryRun, CipherSteps.Encrypt, CipherSteps.Decrypt, CipherSteps.ReEncrypt, CipherSteps.DataKey,
        CipherSteps.DataKeyWithoutPlaintext, CipherSteps.DataKeyPair, CipherSteps.DataKeyPairWithoutPlaintext, CipherSteps.Foreign, KeySteps.Describe,
        KeySteps.DisableAndEnable, KeySteps.UpdateDescription, KeySteps.ScheduleAndCancelDeletion, KeySteps.LastUsage, KeySteps.Tags, Policy,
        MaterialSteps.Rotation, SigningSteps.SignAndVerify, SigningSteps.Macs, SigningSteps.SharedSecret, SigningSteps.PublicKey,
    ];

    // The grantee does what the grant has, under its constraint or against it, and somebody ends the grant or nobody.
    private static async Task UseGrant(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        var context = world.Context();
        var constraint = world.OneOf<GrantConstraints?>([null, new() { EncryptionContextEquals = context }, new() { EncryptionContextSubset = new() { ["tenant"] = context["tenant"] } }]);
        var grant = await world.CallAsync(c => c.CreateGrantAsync(new()
        {
            KeyId = keyId,
            GranteePrincipal = Ledger,
            Operations = ["Encrypt", "DescribeKey", "RetireGrant"],
            Constraints = constraint,
        }), "CreateGrant");
        using var grantee = world.Kms.CreateClient(Grantee);
        var used = world.OneOf([context, new Dictionary<string, string>(context) { ["more"] = "1" }, new() { ["tenant"] = "other" }]);
        await world.CallAsync(grantee, c => c.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream([1]), EncryptionContext = used }), "Encrypt");
        await world.CallAsync(grantee, c => c.DescribeKeyAsync(keyId), "DescribeKey");
        if (world.Number(3) == 0) await world.CallAsync(grantee, c => c.RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken }), "RetireGrant");
        else if (world.Number(2) == 0) await world.CallAsync(c => c.RevokeGrantAsync(new() { KeyId = keyId, GrantId = grant.GrantId }), "RevokeGrant");
    }

    private static async Task HandOn(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        await world.CallAsync(c => c.CreateGrantAsync(new() { KeyId = keyId, GranteePrincipal = Ledger, Operations = ["CreateGrant", "Decrypt"] }), "CreateGrant");
        using var grantee = world.Kms.CreateClient(Grantee);
        List<string> operations = world.Number(2) == 0 ? ["Decrypt"] : ["Decrypt", "Encrypt"];
        await world.CallAsync(grantee, c => c.CreateGrantAsync(new() { KeyId = keyId, GranteePrincipal = Ledger, Operations = operations }), "CreateGrant");
    }

    private static async Task SameContext(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        var context = new Dictionary<string, string> { ["app"] = "vault", ["tenant"] = world.OneOf(["7", "8"]) };
        await world.CallAsync(c => c.GenerateDataKeyAsync(new() { KeyId = keyId, KeySpec = DataKeySpec.AES_256, EncryptionContext = context }), "GenerateDataKey");
    }

    // Services put no key policies.
    private static async Task Policy(RandomWorld world)
    {
        using var client = world.Kms.CreateClient(world.OneOf(RandomWorld.People));
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        var policy = (await world.CallAsync(client, c => c.GetKeyPolicyAsync(keyId, "default"), "GetKeyPolicy")).Policy;
        await world.CallAsync(client, c => c.PutKeyPolicyAsync(new() { KeyId = keyId, Policy = policy }), "PutKeyPolicy");
    }

    private static async Task DryRun(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "hmac", r => (r.KeySpec, r.KeyUsage) = (KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC));
        await world.CallAsync(
            async c =>
            {
                try
                {
                    return await c.GenerateMacAsync(new() { KeyId = keyId, Message = new MemoryStream([1]), MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256, DryRun = true });
                }
                catch (DryRunOperationException)
                {
                    return null;
                }
            },
            "GenerateMac");
    }

    private static async Task Tagged(RandomWorld world)
    {
        var tags = new List<Tag> { new() { TagKey = "team", TagValue = world.Text() } };
        var keyId = (await world.CallAsync(c => c.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true, Tags = tags }), "CreateKey")).KeyMetadata.KeyId;
        await world.CallAsync(
            c => c.ReplicateKeyAsync(new() { KeyId = keyId, ReplicaRegion = "eu-west-1", Tags = tags }), "ReplicateKey", "CreateKey", "SynchronizeMultiRegionKey");
    }
}
