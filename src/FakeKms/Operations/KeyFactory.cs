using Amazon.KeyManagementService;
using FakeKms.Domain;
using FakeKms.Domain.Keys;
using FakeKms.Domain.KeyStores;

namespace FakeKms.Operations;

/// <summary>Properties that a new key can be given.</summary>
internal sealed record NewKey
{
    public string? KeyId { get; init; }

    public string Description { get; init; } = "";

    public string? Policy { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public KeyStore? KeyStore { get; init; }

    public string? XksKeyId { get; init; }
}

/// <summary>Makes keys, for CreateKey and for seeding.</summary>
internal static class KeyFactory
{
    public static KmsKey Create(KmsState state, AccountRegion home, OriginType origin, DateTimeOffset now, NewKey properties)
    {
        var key = new KmsKey(home, properties.KeyId ?? state.Ids.TakeKeyId(), origin, now, state.Ids.TakeMaterialId)
        {
            Description = properties.Description,
            Policy = properties.Policy,
            Tags = properties.Tags,
            KeyStore = properties.KeyStore,
            XksKeyId = properties.XksKeyId,
        };
        if (origin != OriginType.EXTERNAL) key.Materials.AddGenerated(state.Streams.Material.Bytes(SymmetricMaterial.Length));
        state.Directory.Table(home).Add(key);
        state.Directory.Index(key);
        key.KeyStore?.Add(key);
        return key;
    }
}
