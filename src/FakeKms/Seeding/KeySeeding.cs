using FakeKms.Crypto;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Domain.Policies;
using FakeKms.Engine.Keys;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms.Seeding;

/// <summary>Puts keys into a server without a call.</summary>
internal static class KeySeeding
{
    public static void Add(KmsState state, SeededKey seed)
    {
        var home = new AccountRegion(state.Settings.AccountId, state.Settings.Region);
        var now = state.Settings.Time.GetUtcNow();
        SeedRules.Check(seed, home, state.Directory, state.Settings.Quotas);
        var material = SeededMaterial.Of(seed);
        var policy = SeedRules.PolicyOf(seed, home, state);
        var key = KeyFactory.Create(state, home, now, NewKeyOf(seed, material, policy));
        var replicas = seed.ReplicaRegions.Select(region => KeyFactory.Replicate(state, key, region, now, new NewKey { Policy = policy })).ToArray();
        if (seed.Alias is { } alias)
        {
            foreach (var member in replicas.Prepend(key)) Name(state, member, alias);
        }
        if (seed.IsImported) Import(state, key, material ?? KeyMaterials.NewBytes(state, seed.KeySpec, home.Region), ValidTo(seed, now));
        if (seed.RotationPeriodInDays is { } days) state.Rotations.Automatic(key, days, now);
        if (seed.IsDisabled) key.Disable();
        if (seed.PendingDeletionWindowInDays is { } window) state.Schedule.Deletion(key, window, now);
    }

    /// <summary>Gives a key a name, whatever name it is: a log that is replayed has keys of AWS too.</summary>
    public static void Name(KmsState state, KmsKey key, string alias)
    {
        var table = state.Directory.Table(key.Home);
        if (table.FindAlias(alias) is not null) throw new InvalidOperationException($"There is an alias {alias} already in {key.Home.Region}.");
        table.AddAlias(alias, key, state.Settings.Time.GetUtcNow());
    }

    private static NewKey NewKeyOf(SeededKey seed, byte[]? material, KeyPolicy? policy) => new()
    {
        KeyId = seed.KeyId,
        Origin = seed.Origin,
        KeySpec = seed.KeySpec,
        KeyUsage = seed.KeyUsage,
        MultiRegion = seed.IsMultiRegion,
        Description = seed.Description,
        Policy = policy,
        Tags = seed.Tags,
        Material = material,
    };

    private static DateTimeOffset? ValidTo(SeededKey seed, DateTimeOffset now) => seed.ExpiresAfter is { } life ? now.After(life) : null;

    private static void Import(KmsState state, KmsKey key, byte[] bytes, DateTimeOffset? validTo)
    {
        var publicKey = KeySpecs.IsAsymmetric(key.KeySpec) ? KeyPairs.Read(key.KeySpec.Value, bytes)!.PublicKey : null;
        foreach (var member in key.Related)
        {
            var material = member.Import(new ImportRequest(bytes, null, null, null, validTo));
            material.PublicKey = publicKey;
            state.Schedule.Expiry(member, material);
        }
    }
}
