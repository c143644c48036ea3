using Amazon.KeyManagementService;
using FakeKms.Crypto;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Keys;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms.Seeding;

/// <summary>Puts keys into a server without a call.</summary>
internal static class KeySeeding
{
    public static void Add(KmsState state, string alias, KeySeed seed)
    {
        var home = new AccountRegion(state.Settings.AccountId, state.Settings.Region);
        var now = state.Settings.Time.GetUtcNow();
        SeedRules.Check(alias, seed, home);
        var material = SeededMaterial.Of(seed);
        var policy = SeedRules.PolicyOf(alias, seed, home, state.Settings.Quotas.KeyPolicyBytes);
        var key = KeyFactory.Create(state, home, now, new NewKey
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
        });
        Name(state, key, alias);
        var replicas = seed.ReplicaRegions.Select(region => KeyFactory.Replicate(state, key, region, now, new NewKey { Policy = policy })).ToArray();
        foreach (var replica in replicas) Name(state, replica, alias);
        if (seed.Origin == OriginType.EXTERNAL && seed.HasMaterial) Import(state, key, material ?? KeyMaterials.NewBytes(state, seed.KeySpec, home.Region));
        if (seed.RotationPeriodInDays is { } days) state.Rotations.Automatic(key, days, now);
        if (seed.IsDisabled) key.Disable();
    }

    public static void Name(KmsState state, KmsKey key, string alias)
    {
        var table = state.Directory.Table(key.Home);
        if (!alias.StartsWith("alias/", StringComparison.Ordinal) || alias.Length == "alias/".Length)
            throw new ArgumentException($"'{alias}' is no alias name: it must start with alias/ and go on.", nameof(alias));
        if (table.FindAlias(alias) is not null) throw new InvalidOperationException($"There is an alias {alias} already in {key.Home.Region}.");
        table.AddAlias(alias, key, state.Settings.Time.GetUtcNow());
    }

    private static void Import(KmsState state, KmsKey key, byte[] bytes)
    {
        var publicKey = KeySpecs.IsAsymmetric(key.KeySpec) ? KeyPairs.Read(key.KeySpec.Value, bytes)!.PublicKey : null;
        foreach (var member in key.Related)
        {
            var material = member.Import(new ImportRequest(bytes, null, null, null, null));
            material.PublicKey = publicKey;
            MultiRegionMaterials.AfterImport(member, material);
        }
    }
}
