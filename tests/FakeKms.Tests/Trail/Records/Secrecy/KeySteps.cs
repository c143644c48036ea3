using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>Random management calls on keys, aliases, tags and policies.</summary>
internal static class KeySteps
{
    public static IReadOnlyList<Func<RandomWorld, Task>> All { get; } =
    [
        Symmetric, SomeOtherKind, Describe, List, DisableAndEnable, UpdateDescription, ScheduleAndCancelDeletion, LastUsage, Aliases, Tags, Policies,
    ];

    public static async Task<string> CreateAsync(RandomWorld world, string kind, Action<CreateKeyRequest>? change = null)
    {
        var request = new CreateKeyRequest { Description = world.Text(), Tags = [new() { TagKey = "team", TagValue = world.Text() }] };
        change?.Invoke(request);
        var keyId = (await world.CallAsync(c => c.CreateKeyAsync(request), "CreateKey")).KeyMetadata.KeyId;
        if (!world.Keys.TryGetValue(kind, out var keys)) world.Keys[kind] = keys = [];
        keys.Add(keyId);
        return keyId;
    }

    public static Task<string> AnyAsync(RandomWorld world, string kind, Action<CreateKeyRequest>? change = null) =>
        world.Keys.TryGetValue(kind, out var keys) && (keys.Count > 4 || world.Number(3) > 0) ? Task.FromResult(world.OneOf(keys)) : CreateAsync(world, kind, change);

    private static Task Symmetric(RandomWorld world) => CreateAsync(world, "symmetric");

    private static Task SomeOtherKind(RandomWorld world)
    {
        (KeySpec Spec, KeyUsageType Usage)[] kinds =
        [
            (KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY), (KeySpec.HMAC_384, KeyUsageType.GENERATE_VERIFY_MAC), (KeySpec.ECC_NIST_P384, KeyUsageType.KEY_AGREEMENT),
        ];
        var kind = world.OneOf(kinds);
        return CreateAsync(world, "unused", r => (r.KeySpec, r.KeyUsage, r.MultiRegion) = (kind.Spec, kind.Usage, world.Number(2) == 0));
    }

    public static async Task Describe(RandomWorld world)
    {
        var keyId = await AnyAsync(world, "symmetric");
        await world.CallAsync(c => c.DescribeKeyAsync(keyId), "DescribeKey");
    }

    private static Task List(RandomWorld world) => world.CallAsync(c => c.ListKeysAsync(new ListKeysRequest { Limit = 1 + world.Number(100) }), "ListKeys");

    public static async Task DisableAndEnable(RandomWorld world)
    {
        var keyId = await AnyAsync(world, "symmetric");
        await world.CallAsync(c => c.DisableKeyAsync(keyId), "DisableKey");
        await world.CallAsync(c => c.EnableKeyAsync(keyId), "EnableKey");
    }

    public static async Task UpdateDescription(RandomWorld world)
    {
        var keyId = await AnyAsync(world, "symmetric");
        await world.CallAsync(c => c.UpdateKeyDescriptionAsync(keyId, world.Text()), "UpdateKeyDescription");
    }

    public static async Task ScheduleAndCancelDeletion(RandomWorld world)
    {
        var keyId = await AnyAsync(world, "symmetric");
        await world.CallAsync(c => c.ScheduleKeyDeletionAsync(keyId, 7 + world.Number(24)), "ScheduleKeyDeletion");
        await world.CallAsync(c => c.CancelKeyDeletionAsync(keyId), "CancelKeyDeletion");
        await world.CallAsync(c => c.EnableKeyAsync(keyId), "EnableKey");
    }

    public static async Task LastUsage(RandomWorld world)
    {
        var keyId = await AnyAsync(world, "symmetric");
        await world.CallAsync(c => c.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = keyId }), "GetKeyLastUsage");
    }

    private static async Task Aliases(RandomWorld world)
    {
        var (one, two) = (await AnyAsync(world, "symmetric"), await AnyAsync(world, "symmetric"));
        var alias = "alias/" + world.Text();
        await world.CallAsync(c => c.CreateAliasAsync(alias, one), "CreateAlias");
        await world.CallAsync(c => c.UpdateAliasAsync(alias, two), "UpdateAlias");
        await world.CallAsync(c => c.ListAliasesAsync(new ListAliasesRequest { KeyId = two }), "ListAliases");
        await world.CallAsync(c => c.DeleteAliasAsync(alias), "DeleteAlias");
    }

    public static async Task Tags(RandomWorld world)
    {
        var keyId = await AnyAsync(world, "symmetric");
        await world.CallAsync(c => c.TagResourceAsync(new() { KeyId = keyId, Tags = [new() { TagKey = "stage", TagValue = world.Text() }] }), "TagResource");
        await world.CallAsync(c => c.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId }), "ListResourceTags");
        await world.CallAsync(c => c.UntagResourceAsync(new() { KeyId = keyId, TagKeys = ["stage"] }), "UntagResource");
    }

    private static async Task Policies(RandomWorld world)
    {
        var keyId = await AnyAsync(world, "symmetric");
        var policy = (await world.CallAsync(c => c.GetKeyPolicyAsync(keyId, "default"), "GetKeyPolicy")).Policy;
        await world.CallAsync(c => c.PutKeyPolicyAsync(new() { KeyId = keyId, Policy = policy }), "PutKeyPolicy");
        await world.CallAsync(c => c.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = keyId }), "ListKeyPolicies");
    }
}
