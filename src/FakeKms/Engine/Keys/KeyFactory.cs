using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.State;
using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms.Engine.Keys;

/// <summary>Makes keys, for CreateKey, ReplicateKey and for seeding.</summary>
internal static class KeyFactory
{
    public static KmsKey Create(KmsState state, AccountRegion home, DateTimeOffset now, NewKey properties)
    {
        var keyId = properties.KeyId ?? state.Ids.TakeKeyId(properties.MultiRegion);
        CheckIsFree(state, home, keyId);
        var key = new KmsKey(home, keyId, properties.Origin, now, NewMaterials(state, home, keyId, properties.KeySpec))
        {
            KeySpec = properties.KeySpec,
            KeyUsage = properties.KeyUsage,
            Manager = properties.Manager,
            Description = properties.Description,
            Policy = properties.Policy,
            KeyStore = properties.KeyStore,
            XksKeyId = properties.XksKeyId,
        };
        key.SetTags(properties.Tags);
        if (properties.MultiRegion) key.Join(new MultiRegionSet(key));
        if (properties.Origin != OriginType.EXTERNAL && FirstMaterial(state, properties) is { } material) key.Materials.AddGenerated(material);
        Add(state, key);
        key.KeyStore?.Add(key.KeyId, key.XksKeyId);
        return key;
    }

    /// <summary>A key in another Region with the id, the material and the rotation of a primary key, and everything else of its own.</summary>
    public static KmsKey Replicate(KmsState state, KmsKey primary, string region, DateTimeOffset now, NewKey properties)
    {
        var materials = primary.Origin == OriginType.EXTERNAL
            ? NewMaterials(state, primary.Home, primary.KeyId, primary.KeySpec)
            : primary.Materials;
        var replica = new KmsKey(primary.Home with { Region = region }, primary.KeyId, primary.Origin, now, materials)
        {
            KeySpec = primary.KeySpec,
            KeyUsage = primary.KeyUsage,
            Rotation = primary.Rotation,
            Description = properties.Description,
            Policy = properties.Policy,
        };
        replica.SetTags(properties.Tags);
        replica.Join(primary.MultiRegion!);
        primary.MultiRegion!.Add(replica);
        if (primary.Origin == OriginType.EXTERNAL) MultiRegionMaterials.AnnounceAll(primary, replica);
        Add(state, replica);
        return replica;
    }

    // Only a pinned id can be taken: those of the stream are all different, and the ids of seeds are checked before.
    private static void CheckIsFree(KmsState state, AccountRegion home, string keyId)
    {
        if (state.Directory.Table(home).FindKey(keyId) is { } other) throw PinMistake.KeyIdInUse(other.Arn);
    }

    // Keys that are not symmetric get theirs at the first use.
    private static byte[]? FirstMaterial(KmsState state, NewKey properties) =>
        properties.Material ?? (KeySpecs.IsSymmetric(properties.KeySpec) ? state.Streams.Material.Bytes(SymmetricMaterial.Length) : null);

    private static MaterialSet NewMaterials(KmsState state, AccountRegion home, string keyId, KeySpec spec) =>
        new(new MaterialOwner(home.AccountId, keyId, KeySpecs.IsSymmetric(spec)), state.Directory.Materials);

    private static void Add(KmsState state, KmsKey key) => state.Directory.Table(key.Home).Add(key);
}
