using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Keys;

namespace FakeKms.Operations;

/// <summary>The KeyMetadata of CreateKey and DescribeKey.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html"/></remarks>
internal static class KeyMetadataOf
{
    public static KeyMetadata Key(KmsKey key)
    {
        // Expiry is shown while all the imported material is there; it disappears with the material, unlike CurrentKeyMaterialId.
        var showsExpiry = key.Origin == OriginType.EXTERNAL && key.Materials.IsComplete;
        return new KeyMetadata
        {
            AWSAccountId = key.Home.AccountId,
            KeyId = key.KeyId,
            Arn = key.Arn,
            CreationDate = key.CreationDate.UtcDateTime,
            Enabled = key.State == KeyState.Enabled,
            Description = key.Description,
            KeyUsage = key.KeyUsage,
            KeyState = key.State,
            DeletionDate = key.DeletionDate?.UtcDateTime,
            Origin = key.Origin,
            KeyManager = KeyManagerType.CUSTOMER,
#pragma warning disable CS0618 // KMS still answers the deprecated member.
            CustomerMasterKeySpec = CustomerMasterKeySpec.FindValue(key.KeySpec.Value),
#pragma warning restore CS0618
            KeySpec = key.KeySpec,
            EncryptionAlgorithms = [EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT.Value],
            MultiRegion = false,
            // Present for symmetric keys of the origins AWS_KMS and EXTERNAL only.
            CurrentKeyMaterialId = key.KeyStore is null ? key.Materials.Current?.Id : null,
            CustomKeyStoreId = key.KeyStore?.Id,
            CloudHsmClusterId = key.KeyStore?.CloudHsm?.ClusterId,
            XksKeyConfiguration = key.XksKeyId is { } xksKeyId ? new XksKeyConfigurationType { Id = xksKeyId } : null,
            ExpirationModel = !showsExpiry ? null
                : key.Materials.ValidTo is null ? ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE
                : ExpirationModelType.KEY_MATERIAL_EXPIRES,
            ValidTo = showsExpiry ? key.Materials.ValidTo?.UtcDateTime : null,
        };
    }
}
