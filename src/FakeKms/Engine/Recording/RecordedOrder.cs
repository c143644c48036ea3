using Amazon.KeyManagementService.Model;

namespace FakeKms.Engine.Recording;

/// <summary>The members of the structures inside records, in the order in which CloudTrail has them.</summary>
internal static class RecordedOrder
{
    // As in captured records of CreateKey; what those lack stands where the API reference has it. Whether CurrentKeyMaterialId is logged is not documented;
    // the rest of the metadata is, so it is too.
    private static readonly string[] Metadata =
    [
        "AWSAccountId", "KeyId", "Arn", "CreationDate", "Enabled", "Description", "KeyUsage", "KeyState", "DeletionDate", "ValidTo", "Origin",
        "CustomKeyStoreId", "CloudHsmClusterId", "ExpirationModel", "KeyManager", "CustomerMasterKeySpec", "KeySpec", "EncryptionAlgorithms",
        "SigningAlgorithms",
        "KeyAgreementAlgorithms", "MacAlgorithms", "EncapsulationAlgorithms", "MultiRegion", "MultiRegionConfiguration", "XksKeyConfiguration",
        "CurrentKeyMaterialId",
    ];

    public static IReadOnlyList<string> Of(Type type) =>
        type == typeof(KeyMetadata) ? Metadata
        : type == typeof(MultiRegionConfiguration) ? ["MultiRegionKeyType", "PrimaryKey", "ReplicaKeys"]
        : type == typeof(MultiRegionKey) ? ["Arn", "Region"]
        : type == typeof(Tag) ? ["TagKey", "TagValue"]
        : type == typeof(GrantConstraints) ? ["EncryptionContextSubset", "EncryptionContextEquals", "SourceArn"]
        : type == typeof(XksKeyConfigurationType) ? ["Id"]
        : throw new InvalidOperationException($"No order of members is known for {type.Name}.");
}
