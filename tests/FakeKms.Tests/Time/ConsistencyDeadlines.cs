using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Engine.Permissions;
using FakeKms.Tests.Operations.Grants;
using FakeKms.Tests.Operations.Policies;
using static FakeKms.Tests.Time.DeadlineWorld;

namespace FakeKms.Tests.Time;

/// <summary>When others see a change.</summary>
internal static class ConsistencyDeadlines
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    public static IEnumerable<Deadline> All => [.. Keys, .. KeyStates, .. KeyPolicies, .. Aliases, .. Tags, .. Grants];

    private static IEnumerable<Deadline> Keys =>
    [
        Of("a new key is found", "NotFoundException", "Enabled", d => d with { Keys = Delay }, world => world.CreateAsync(), world => world.StateAsync()),
        Of("a new key is listed", "2", "3", d => d with { Keys = Delay }, world => world.CreateAsync(), async world =>
            $"{(await world.Client.ListKeysAsync(new ListKeysRequest())).Keys.Count}"),
        Of("a new key can have an alias", "NotFoundException", "ok", d => d with { Keys = Delay }, world => world.CreateAsync(), world =>
            Outcome(() => world.Client.CreateAliasAsync("alias/new", world.Key))),
        Of("a replica is found", "NotFoundException", "Enabled", d => d with { Replicas = Delay }, ReplicateAsync, world =>
            StateAsync(world.Away, world.AwayKey)),
        Of("a replica decrypts", "AccessDeniedException", "ok", d => d with { Replicas = Delay }, ReplicateAsync, async world =>
        {
            var text = (await world.Client.EncryptAsync(new EncryptRequest { KeyId = world.Key, Plaintext = new MemoryStream([1]) })).CiphertextBlob;
            return await Outcome(() => world.Away.DecryptAsync(new DecryptRequest { CiphertextBlob = text }));
        }),
    ];

    private static IEnumerable<Deadline> KeyStates =>
    [
        State("a key is seen to be disabled", "ok", "DisabledException", world => world.Client.DisableKeyAsync(world.Key)),
        State("a key is seen to be enabled", "DisabledException", "ok", async world =>
        {
            await world.Client.DisableKeyAsync(world.Key);
            world.Kms.Advance(Delay);
            await world.Client.EnableKeyAsync(world.Key);
        }),
        State("a key is seen to wait for its deletion", "ok", "KMSInvalidStateException", world => world.Client.ScheduleKeyDeletionAsync(world.Key, 7)),
        State("a deletion is seen to be cancelled", "KMSInvalidStateException", "DisabledException", async world =>
        {
            await world.Client.ScheduleKeyDeletionAsync(world.Key, 7);
            world.Kms.Advance(Delay);
            await world.Client.CancelKeyDeletionAsync(world.Key);
        }),
        State("an import is seen", "KMSInvalidStateException", "ok", async world =>
            await world.Client.ImportAsync(await world.CreateAsync(key => key.Origin = OriginType.EXTERNAL), Wrapping.Material(1))),
        Of("a state is described", "Enabled", "Disabled", d => d with { KeyStates = Delay }, world => world.Client.DisableKeyAsync(world.Key), world =>
            world.StateAsync()),
    ];

    private static IEnumerable<Deadline> KeyPolicies =>
    [
        Of("a key policy lets another account in", "AccessDeniedException", "Enabled", d => d with { KeyPolicies = Delay }, PutPolicyAsync, world =>
            StateAsync(world.Stranger, world.Key)),
        Of("a key policy is answered", "former", "new", d => d with { KeyPolicies = Delay }, PutPolicyAsync, async world =>
            (await world.Client.PolicyOfAsync(world.Key)).Contains(Guest, StringComparison.Ordinal) ? "new" : "former"),
    ];

    private static IEnumerable<Deadline> Aliases =>
    [
        Of("a new alias is found", "NotFoundException", "Enabled", d => d with { Aliases = Delay }, world =>
            world.Client.CreateAliasAsync("alias/new", world.Key), world => StateAsync(world.Client, "alias/new")),
        Of("an alias has moved", "cards", "other", d => d with { Aliases = Delay }, world =>
            world.Client.UpdateAliasAsync("alias/cards", world.Kms.Key("alias/other").KeyId), async world => (await world.Client.DescribeKeyAsync("alias/cards")).KeyMetadata.Arn == world.Key ? "cards" : "other"),
        Of("an alias is gone", "Enabled", "NotFoundException", d => d with { Aliases = Delay }, world => world.Client.DeleteAliasAsync("alias/cards"), world =>
            StateAsync(world.Client, "alias/cards")),
        Of("an alias is gone for another account", "Enabled", "AccessDeniedException", d => d with { Aliases = Delay }, async world =>
        {
            await PutPolicyAsync(world);
            await world.Client.DeleteAliasAsync("alias/cards");
        }, world => StateAsync(world.Stranger, "arn:aws:kms:us-east-1:111122223333:alias/cards")),
    ];

    private static IEnumerable<Deadline> Tags =>
    [
        Of("a new tag is seen by policies", "absent", "Alpha", d => d with { Tags = Delay }, world => TagAsync(world, "Alpha"), SeenTag),
        Of("another value of a tag is seen by policies", "Alpha", "Beta", d => d with { Tags = Delay }, async world =>
        {
            await TagAsync(world, "Alpha");
            world.Kms.Advance(Delay);
            await TagAsync(world, "Beta");
        }, SeenTag),
        Of("a tag that was removed is seen to be gone by policies", "Alpha", "absent", d => d with { Tags = Delay }, async world =>
        {
            await TagAsync(world, "Alpha");
            world.Kms.Advance(Delay);
            await world.Client.UntagResourceAsync(new UntagResourceRequest { KeyId = world.Key, TagKeys = ["Project"] });
        }, SeenTag),
        Of("a new alias is seen by policies", "[alias/cards]", "[alias/cards, alias/new]", d => d with { Aliases = Delay }, world =>
            world.Client.CreateAliasAsync("alias/new", world.Key), SeenAliases),
        Of("an alias that has moved is seen by policies", "[alias/cards]", "absent", d => d with { Aliases = Delay }, world =>
            world.Client.UpdateAliasAsync("alias/cards", world.Kms.Key("alias/other").KeyId), SeenAliases),
        Of("an alias that is gone is seen to be so by policies", "[alias/cards]", "absent", d => d with { Aliases = Delay }, world =>
            world.Client.DeleteAliasAsync("alias/cards"), SeenAliases),
    ];

    private static IEnumerable<Deadline> Grants =>
    [
        Of("a grant counts", "AccessDeniedException", "ok", d => d with { Grants = Delay }, GrantAsync, world => EncryptAsync(world.Stranger, world.Key)),
        Of("a grant that was revoked counts no longer", "ok", "AccessDeniedException", d => d with { Grants = Delay }, async world =>
        {
            await GrantAsync(world);
            world.Kms.Advance(Delay);
            await world.Client.RevokeAsync(world.Key, (string)world.Thing!);
        }, world => EncryptAsync(world.Stranger, world.Key)),
        Of("a grant that was retired counts no longer", "ok", "AccessDeniedException", d => d with { Grants = Delay }, async world =>
        {
            await GrantAsync(world);
            world.Kms.Advance(Delay);
            await world.Client.RetireGrantAsync(new RetireGrantRequest { KeyId = world.Key, GrantId = (string)world.Thing! });
        }, world => EncryptAsync(world.Stranger, world.Key)),
    ];

    private static Deadline Of(
        string name,
        string before,
        string after,
        Func<KmsConsistencyDelays, KmsConsistencyDelays> delays,
        Func<DeadlineWorld, Task> begin,
        Func<DeadlineWorld, Task<string>> look) =>
        new(name, Delay, before, after) { Server = k => k.WithConsistencyDelay(delays), Begin = begin, Look = look };

    private static Deadline State(string name, string before, string after, Func<DeadlineWorld, Task> begin) =>
        Of(name, before, after, d => d with { KeyStates = Delay }, begin, world => world.EncryptAsync());

    private static Task TagAsync(DeadlineWorld world, string project) => world.Client.TagResourceAsync(
        new TagResourceRequest { KeyId = world.Key, Tags = [new Tag { TagKey = "Project", TagValue = project }] });

    private static Task<string> SeenTag(DeadlineWorld world) => SeenAsync(world, "aws:ResourceTag/Project");

    private static Task<string> SeenAliases(DeadlineWorld world) => SeenAsync(world, "kms:ResourceAliases");

    private static Task<string> SeenAsync(DeadlineWorld world, string condition)
    {
        using var asked = PermissionWorld.Of(world.Kms);
        return Task.FromResult(asked.Value(condition, new DescribeKeyRequest { KeyId = world.Key }));
    }

    private static async Task ReplicateAsync(DeadlineWorld world) => await world.Client.ReplicateKeyAsync(new ReplicateKeyRequest
    {
        KeyId = await world.CreateAsync(key => key.MultiRegion = true),
        ReplicaRegion = AwayRegion,
    });

    private static Task PutPolicyAsync(DeadlineWorld world) => world.Client.PutAsync(
        world.Key, Policies.Of(Policies.Allow(Policies.Root), Policies.Allow(Guest, "\"kms:DescribeKey\"")));

    private static async Task GrantAsync(DeadlineWorld world) => world.Thing = (await world.Client.CreateGrantAsync(
        new CreateGrantRequest { KeyId = world.Key, GranteePrincipal = Guest, Operations = ["Encrypt"] })).GrantId;
}
