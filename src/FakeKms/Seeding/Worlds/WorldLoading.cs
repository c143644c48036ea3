using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>Puts the keys of a file into a server without a call.</summary>
internal static class WorldLoading
{
    /// <exception cref="ArgumentException">KMS has no such keys; the message says which and why.</exception>
    public static void Add(KmsState state, WorldFile file, string source)
    {
        var now = state.Settings.Time.GetUtcNow();
        var dates = new StateCopy(file.SavedAt is { } saved ? now - saved : TimeSpan.Zero);
        var keys = file.Keys.Select((key, index) => new LoadedKey(key, $"$.keys[{index}]", source, state, dates, now)).ToArray();
        CheckThatSetsHaveOnePrimary(keys);
        // A replica needs its primary key, wherever in the file that is.
        foreach (var key in keys.Where(key => !key.IsReplica)) Add(key, primary: null);
        foreach (var key in keys.Where(key => key.IsReplica)) Add(key, PrimaryOf(key));
        // What is due of one key can be about the whole set, which is there now.
        foreach (var key in keys) WorldSchedule.Begin(key);
    }

    private static void CheckThatSetsHaveOnePrimary(IEnumerable<LoadedKey> keys)
    {
        var primaries = new Dictionary<(string AccountId, string KeyId), string>();
        foreach (var key in keys.Where(key => !key.IsReplica && IdForms.IsMultiRegion(key.Said.KeyId)))
        {
            // The same key twice in one Region is a mistake of another kind.
            if (primaries.TryAdd((key.Home.AccountId, key.Said.KeyId), key.Home.Region)) continue;
            var region = primaries[(key.Home.AccountId, key.Said.KeyId)];
            if (region != key.Home.Region) throw key.Refusal($"there is a primary key of this id in {region}; write \"primaryRegion\": \"{region}\" here.");
        }
    }

    private static KmsKey PrimaryOf(LoadedKey key)
    {
        var region = key.Said.PrimaryRegion!;
        if (key.State.Directory.Table(key.Home with { Region = region }).FindKey(key.Said.KeyId) is not { } primary)
            throw key.Refusal($"its primary key in {region} is not there; put that one into the file too.");
        if (primary.IsReplica) throw key.Refusal($"its primary key in {region} is a replica itself.");
        return primary;
    }

    private static void Add(LoadedKey loaded, KmsKey? primary)
    {
        WorldRules.Check(loaded, primary);
        var said = loaded.Said;
        var key = new KmsKey(loaded.Home, said.KeyId, loaded.Origin, loaded.Date(said.CreationDate) ?? loaded.Now, MaterialsFor(loaded, primary))
        {
            KeySpec = loaded.KeySpec,
            KeyUsage = loaded.KeyUsage,
            Manager = loaded.Manager,
            Description = said.Description ?? "",
            Policy = loaded.Policy,
            Rotation = primary?.Rotation ?? new KeyRotation(),
            LastUse = said.LastUsage is { } use ? new KeyUse(use.Operation, loaded.Date(use.At), use.EventId, use.RequestId) : null,
        };
        key.SetTags(said.Tags ?? []);
        Relate(key, primary);
        loaded.State.Directory.Table(loaded.Home).Add(key);
        loaded.Key = key;
        if (primary is null || loaded.Origin == OriginType.EXTERNAL) WorldMaterials.Add(loaded);
        if (said.Enabled == false) key.Disable();
        else key.Enable();
        WorldNames.Add(loaded);
        WorldGrants.Add(loaded);
    }

    // As KeyFactory has it: keys of AWS's own making share one set, every Region is imported into on its own.
    private static MaterialSet MaterialsFor(LoadedKey loaded, KmsKey? primary) => primary is not null && loaded.Origin != OriginType.EXTERNAL
        ? primary.Materials
        : new(new MaterialOwner(loaded.Home.AccountId, loaded.Said.KeyId, KeySpecs.IsSymmetric(loaded.KeySpec)), loaded.State.Directory.Materials);

    private static void Relate(KmsKey key, KmsKey? primary)
    {
        if (!IdForms.IsMultiRegion(key.KeyId)) return;
        key.Join(primary?.MultiRegion ?? new MultiRegionSet(key));
        primary?.MultiRegion!.Add(key);
    }
}
