using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using KeyType = Amazon.KeyManagementService.MultiRegionKeyType;

namespace FakeKms.Engine.Permissions;

/// <summary>What condition keys tell of a key, be it there or still to be made.</summary>
/// <param name="KeySpec">Its spec.</param>
/// <param name="KeyUsage">What it is for.</param>
/// <param name="Origin">Where its material comes from.</param>
/// <param name="MultiRegionKeyType">Primary or replica; null for a single-Region key.</param>
internal readonly record struct KeyTraits(KeySpec KeySpec, KeyUsageType KeyUsage, OriginType Origin, KeyType? MultiRegionKeyType)
{
    public bool IsMultiRegion => MultiRegionKeyType is not null;

    public static KeyTraits Of(KmsKey key) =>
        new(key.KeySpec, key.KeyUsage, key.Origin, key.MultiRegion is null ? null : key.IsReplica ? KeyType.REPLICA : KeyType.PRIMARY);

    /// <summary>A replica that is to be made of a key.</summary>
    public static KeyTraits ReplicaOf(KmsKey key) => Of(key) with { MultiRegionKeyType = KeyType.REPLICA };
}
