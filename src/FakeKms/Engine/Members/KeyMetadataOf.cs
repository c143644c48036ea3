using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Keys;

namespace FakeKms.Engine.Members;

/// <summary>The KeyMetadata of CreateKey, DescribeKey and ReplicateKey.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html"/></remarks>
internal static class KeyMetadataOf
{
    public static KeyMetadata Key(KmsKey key) => Key(key, key.State);

    /// <summary>The metadata of a key for a caller who knows it in the given state, which may be a former one.</summary>
    public static KeyMetadata Key(KmsKey key, KeyState state)
    {
        // Expiry is shown while all the imported material is there; it disappears with the material, unlike CurrentKeyMaterialId.
        var showsExpiry = key.Origin == OriginType.EXTERNAL && key.Materials.IsComplete && state != KeyState.PendingImport;
        return new KeyMetadata
        {
            AWSAccountId = key.Home.AccountId,
            KeyId = key.KeyId,
            Arn = key.Arn,
            CreationDate = key.CreationDate.UtcDateTime,
            Enabled = state == KeyState.Enabled,
            Description = key.Description,
            KeyUsage = key.KeyUsage,
            KeyState = state,
            DeletionDate = state == KeyState.PendingDeletion ? key.DeletionDate?.UtcDateTime : null,
            PendingDeletionWindowInDays = state == KeyState.PendingReplicaDeletion ? key.PendingDeletionWindowInDays : null,
            Origin = key.Origin,
            KeyManager = key.Manager,
#pragma warning disable CS0618 // KMS still answers the deprecated member, for newer specs too: it is a synonym of KeySpec.
            CustomerMasterKeySpec = CustomerMasterKeySpec.FindValue(key.KeySpec.Value),
#pragma warning restore CS0618
            KeySpec = key.KeySpec,
            EncryptionAlgorithms = Algorithms(key, KeyUsageType.ENCRYPT_DECRYPT),
            SigningAlgorithms = Algorithms(key, KeyUsageType.SIGN_VERIFY),
            MacAlgorithms = Algorithms(key, KeyUsageType.GENERATE_VERIFY_MAC),
            KeyAgreementAlgorithms = Algorithms(key, KeyUsageType.KEY_AGREEMENT),
            EncapsulationAlgorithms = Algorithms(key, KeyUsageType.ENCAPSULATE_DECAPSULATE),
            MultiRegion = key.MultiRegion is not null,
            MultiRegionConfiguration = key.MultiRegion is { } set ? Configuration(key, set) : null,
            CurrentKeyMaterialId = CurrentMaterialId(key),
            CustomKeyStoreId = key.KeyStore?.Id,
            CloudHsmClusterId = key.KeyStore?.CloudHsm?.ClusterId,
            XksKeyConfiguration = key.XksKeyId is { } xksKeyId ? new XksKeyConfigurationType { Id = xksKeyId } : null,
            ExpirationModel = !showsExpiry ? null
                : key.Materials.ValidTo is null ? ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE
                : ExpirationModelType.KEY_MATERIAL_EXPIRES,
            ValidTo = showsExpiry ? key.Materials.ValidTo?.UtcDateTime : null,
        };
    }

    // A replica shows its material only once it is there: not in the answer of ReplicateKey.
    private static string? CurrentMaterialId(KmsKey key) =>
        key.ShowsMaterialIds && key.State != KeyState.Creating && key.Materials.Current is { WasEverThere: true } current ? current.Id : null;

    private static List<string>? Algorithms(KmsKey key, KeyUsageType usage) =>
        KeySpecs.AlgorithmsOf(key, usage) is { Count: > 0 } algorithms ? [.. algorithms] : null;

    private static MultiRegionConfiguration Configuration(KmsKey key, MultiRegionSet set) => new()
    {
        MultiRegionKeyType = key.IsReplica ? MultiRegionKeyType.REPLICA : MultiRegionKeyType.PRIMARY,
        PrimaryKey = Entry(set.Primary),
        ReplicaKeys = [.. set.Replicas.Select(Entry)],
    };

    private static MultiRegionKey Entry(KmsKey key) => new() { Arn = key.Arn, Region = key.Home.Region };
}
