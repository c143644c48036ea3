using System.Collections.Frozen;

namespace FakeKms.Trail.Names;

/// <summary>The names of KMS's events: its operations, and what it does by itself.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html"/>,
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/understanding-kms-entries.html"/>
/// </remarks>
internal static class EventNames
{
    /// <summary>The operations. A test compares them with those of the SDK.</summary>
    public static FrozenSet<string> Operations { get; } = Set(
        "CancelKeyDeletion ConnectCustomKeyStore CreateAlias CreateCustomKeyStore CreateGrant CreateKey Decapsulate Decrypt DeleteAlias DeleteCustomKeyStore " +
        "DeleteImportedKeyMaterial DeriveSharedSecret DescribeCustomKeyStores DescribeKey DisableKey DisableKeyRotation DisconnectCustomKeyStore EnableKey " +
        "EnableKeyRotation Encapsulate Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext " +
        "GenerateMac GenerateRandom GetKeyLastUsage GetKeyPolicy GetKeyRotationStatus GetParametersForImport GetPublicKey ImportKeyMaterial ListAliases " +
        "ListGrants ListKeyPolicies ListKeyRotations ListKeys ListResourceTags ListRetirableGrants PutKeyPolicy ReEncrypt ReplicateKey RetireGrant " +
        "RevokeGrant RotateKeyOnDemand ScheduleKeyDeletion Sign TagResource UntagResource UpdateAlias UpdateCustomKeyStore UpdateKeyDescription " +
        "UpdatePrimaryRegion Verify VerifyMac");

    public static FrozenSet<string> ServiceEvents { get; } = Set("DeleteExpiredKeyMaterial DeleteKey RotateKey SynchronizeMultiRegionKey");

    public static FrozenSet<string> All { get; } = Operations.Concat(ServiceEvents).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
