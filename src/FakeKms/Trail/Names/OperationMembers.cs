using System.Collections.Frozen;

namespace FakeKms.Trail.Names;

/// <summary>The members of each operation's request and answer: what a record of it can have. A test compares them with the SDK's.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html"/></remarks>
internal static class OperationMembers
{
    /// <summary>The members of requests, behind the name of the operation.</summary>
    public static FrozenDictionary<string, FrozenSet<string>> Requests { get; } = Table(
    [
        "CancelKeyDeletion keyId",
        "ConnectCustomKeyStore customKeyStoreId",
        "CreateAlias aliasName targetKeyId",
        "CreateCustomKeyStore cloudHsmClusterId customKeyStoreName customKeyStoreType keyStorePassword trustAnchorCertificate " +
            "xksProxyAuthenticationCredential xksProxyConnectivity xksProxyUriEndpoint xksProxyUriPath xksProxyVpcEndpointServiceName " +
            "xksProxyVpcEndpointServiceOwner",
        "CreateGrant constraints dryRun grantTokens granteePrincipal granteeServicePrincipal keyId name operations retiringPrincipal " +
            "retiringServicePrincipal",
        "CreateKey bypassPolicyLockoutSafetyCheck customKeyStoreId customerMasterKeySpec description keySpec keyUsage multiRegion origin " +
            "policy tags xksKeyId",
        "Decapsulate dryRun encapsulationAlgorithm grantTokens keyId sharedSecretCiphertextBlob",
        "Decrypt ciphertextBlob dryRun dryRunModifiers encryptionAlgorithm encryptionContext grantTokens keyId recipient",
        "DeleteAlias aliasName",
        "DeleteCustomKeyStore customKeyStoreId",
        "DeleteImportedKeyMaterial keyId keyMaterialId",
        "DeriveSharedSecret dryRun grantTokens keyAgreementAlgorithm keyId publicKey recipient",
        "DescribeCustomKeyStores customKeyStoreId customKeyStoreName limit marker",
        "DescribeKey grantTokens keyId",
        "DisableKey keyId",
        "DisableKeyRotation keyId",
        "DisconnectCustomKeyStore customKeyStoreId",
        "EnableKey keyId",
        "EnableKeyRotation keyId rotationPeriodInDays",
        "Encapsulate dryRun encapsulationAlgorithm grantTokens keyId",
        "Encrypt dryRun encryptionAlgorithm encryptionContext grantTokens keyId plaintext",
        "GenerateDataKey dryRun encryptionContext grantTokens keyId keySpec numberOfBytes recipient",
        "GenerateDataKeyPair dryRun encryptionContext grantTokens keyId keyPairSpec recipient",
        "GenerateDataKeyPairWithoutPlaintext dryRun encryptionContext grantTokens keyId keyPairSpec",
        "GenerateDataKeyWithoutPlaintext dryRun encryptionContext grantTokens keyId keySpec numberOfBytes",
        "GenerateMac dryRun grantTokens keyId macAlgorithm message",
        "GenerateRandom customKeyStoreId numberOfBytes recipient",
        "GetKeyLastUsage keyId",
        "GetKeyPolicy keyId policyName",
        "GetKeyRotationStatus keyId",
        "GetParametersForImport keyId wrappingAlgorithm wrappingKeySpec",
        "GetPublicKey grantTokens keyId",
        "ImportKeyMaterial encryptedKeyMaterial expirationModel importToken importType keyId keyMaterialDescription keyMaterialId validTo",
        "ListAliases keyId limit marker",
        "ListGrants grantId granteePrincipal granteeServicePrincipal keyId limit marker",
        "ListKeyPolicies keyId limit marker",
        "ListKeyRotations includeKeyMaterial keyId limit marker",
        "ListKeys limit marker",
        "ListResourceTags keyId limit marker",
        "ListRetirableGrants limit marker retiringPrincipal retiringServicePrincipal",
        "PutKeyPolicy bypassPolicyLockoutSafetyCheck keyId policy policyName",
        "ReEncrypt ciphertextBlob destinationEncryptionAlgorithm destinationEncryptionContext destinationKeyId dryRun dryRunModifiers " +
            "grantTokens sourceEncryptionAlgorithm sourceEncryptionContext sourceKeyId",
        "ReplicateKey bypassPolicyLockoutSafetyCheck description keyId policy replicaRegion tags",
        "RetireGrant dryRun grantId grantToken keyId",
        "RevokeGrant dryRun grantId keyId",
        "RotateKeyOnDemand keyId",
        "ScheduleKeyDeletion keyId pendingWindowInDays",
        "Sign dryRun grantTokens keyId message messageType signingAlgorithm",
        "TagResource keyId tags",
        "UntagResource keyId tagKeys",
        "UpdateAlias aliasName targetKeyId",
        "UpdateCustomKeyStore cloudHsmClusterId customKeyStoreId keyStorePassword newCustomKeyStoreName xksProxyAuthenticationCredential " +
            "xksProxyConnectivity xksProxyUriEndpoint xksProxyUriPath xksProxyVpcEndpointServiceName xksProxyVpcEndpointServiceOwner",
        "UpdateKeyDescription description keyId",
        "UpdatePrimaryRegion keyId primaryRegion",
        "Verify dryRun grantTokens keyId message messageType signature signingAlgorithm",
        "VerifyMac dryRun grantTokens keyId mac macAlgorithm message",
    ]);

    /// <summary>The members of answers, behind the name of the operation.</summary>
    public static FrozenDictionary<string, FrozenSet<string>> Responses { get; } = Table(
    [
        "CancelKeyDeletion keyId",
        "ConnectCustomKeyStore",
        "CreateAlias",
        "CreateCustomKeyStore customKeyStoreId",
        "CreateGrant grantId grantToken",
        "CreateKey keyMetadata",
        "Decapsulate encapsulationAlgorithm keyId sharedSecret",
        "Decrypt ciphertextForRecipient encryptionAlgorithm keyId keyMaterialId plaintext",
        "DeleteAlias",
        "DeleteCustomKeyStore",
        "DeleteImportedKeyMaterial keyId keyMaterialId",
        "DeriveSharedSecret ciphertextForRecipient keyAgreementAlgorithm keyId keyOrigin sharedSecret",
        "DescribeCustomKeyStores customKeyStores nextMarker truncated",
        "DescribeKey keyMetadata",
        "DisableKey",
        "DisableKeyRotation",
        "DisconnectCustomKeyStore",
        "EnableKey",
        "EnableKeyRotation",
        "Encapsulate encapsulationAlgorithm keyId sharedSecret sharedSecretCiphertextBlob",
        "Encrypt ciphertextBlob encryptionAlgorithm keyId",
        "GenerateDataKey ciphertextBlob ciphertextForRecipient keyId keyMaterialId plaintext",
        "GenerateDataKeyPair ciphertextForRecipient keyId keyMaterialId keyPairSpec privateKeyCiphertextBlob privateKeyPlaintext publicKey",
        "GenerateDataKeyPairWithoutPlaintext keyId keyMaterialId keyPairSpec privateKeyCiphertextBlob publicKey",
        "GenerateDataKeyWithoutPlaintext ciphertextBlob keyId keyMaterialId",
        "GenerateMac keyId mac macAlgorithm",
        "GenerateRandom ciphertextForRecipient plaintext",
        "GetKeyLastUsage keyCreationDate keyId keyLastUsage trackingStartDate",
        "GetKeyPolicy policy policyName",
        "GetKeyRotationStatus keyId keyRotationEnabled nextRotationDate onDemandRotationStartDate rotationPeriodInDays",
        "GetParametersForImport importToken keyId parametersValidTo publicKey",
        "GetPublicKey customerMasterKeySpec encapsulationAlgorithms encryptionAlgorithms keyAgreementAlgorithms keyId keySpec keyUsage " +
            "publicKey signingAlgorithms",
        "ImportKeyMaterial keyId keyMaterialId",
        "ListAliases aliases nextMarker truncated",
        "ListGrants grants nextMarker truncated",
        "ListKeyPolicies nextMarker policyNames truncated",
        "ListKeyRotations nextMarker rotations truncated",
        "ListKeys keys nextMarker truncated",
        "ListResourceTags nextMarker tags truncated",
        "ListRetirableGrants grants nextMarker truncated",
        "PutKeyPolicy",
        "ReEncrypt ciphertextBlob destinationEncryptionAlgorithm destinationKeyMaterialId keyId sourceEncryptionAlgorithm sourceKeyId " +
            "sourceKeyMaterialId",
        "ReplicateKey replicaKeyMetadata replicaPolicy replicaTags",
        "RetireGrant",
        "RevokeGrant",
        "RotateKeyOnDemand keyId",
        "ScheduleKeyDeletion deletionDate keyId keyState pendingWindowInDays",
        "Sign keyId signature signingAlgorithm",
        "TagResource",
        "UntagResource",
        "UpdateAlias",
        "UpdateCustomKeyStore",
        "UpdateKeyDescription",
        "UpdatePrimaryRegion",
        "Verify keyId signatureValid signingAlgorithm",
        "VerifyMac keyId macAlgorithm macValid",
    ]);

    // Names of CloudTrail's own: of parameters that were too large, of a CloudHSM cluster, of a member of the past, and of the key in any answer.
    private static readonly string[] Anywhere = ["omitted", "originalSize", "reason", "clusterId", "overridePendingWindowCheck"];

    /// <summary>Whether a record of an event can have a path; true for an event that is none of KMS.</summary>
    public static bool CanHave(string eventName, string path)
    {
        if (path.Split('.') is not [var section, var member, ..] || !EventNames.All.Contains(eventName)) return true;
        return section switch
        {
            "requestParameters" => Requests.TryGetValue(eventName, out var members) && (members.Contains(member) || Anywhere.Contains(member)),
            "responseElements" => Responses.TryGetValue(eventName, out var members) &&
                (members.Contains(member) || member == "keyId" || Anywhere.Contains(member)),
            "serviceEventDetails" => EventNames.ServiceEvents.Contains(eventName),
            _ => true,
        };
    }

    private static FrozenDictionary<string, FrozenSet<string>> Table(string[] rows) => rows.Select(row => row.Split(' '))
        .ToFrozenDictionary(row => row[0], row => row.Skip(1).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
