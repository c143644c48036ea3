using System.Globalization;
using System.Text.RegularExpressions;
using FakeKms.Model;

namespace FakeKms.Trail.Names;

/// <summary>
/// The paths that a record of KMS can have. In a pattern <c>#</c> is a position in a list and <c>*</c> anything, such as the keys of an encryption context.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"/></remarks>
internal static partial class RecordPaths
{
    private const string TooLarge = "omitted originalSize reason";

    private static readonly string[] Record =
    [
        "eventVersion eventTime eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage requestID eventID readOnly eventType " +
        "managementEvent recipientAccountId sharedEventID vpcEndpointId vpcEndpointAccountId eventCategory sessionCredentialFromConsole " +
        "resources.#.accountId resources.#.type resources.#.ARN",
        Under("userIdentity", "type principalId arn accountId accessKeyId userName invokedBy inScopeOf.*"),
        Under("userIdentity.sessionContext", "attributes.creationDate attributes.mfaAuthenticated sourceIdentity webIdFederationData.*"),
        Under("userIdentity.sessionContext.sessionIssuer", "type principalId arn accountId userName"),
        Under("tlsDetails", "tlsVersion cipherSuite clientProvidedHostHeader keyExchange"),
        Under("serviceEventDetails", "keyId keyMaterialId rotationType keyOrigin previousKeyMaterialId currentKeyMaterialId"),
        Under("additionalEventData", "keyMaterialId sourceKeyMaterialId destinationKeyMaterialId grantId recipient.* backingKey.* backingKeys.* backingKeyId " +
            "backingKeysDeletionStatus clusterId customKeyStoreId customKeyStoreName xksKeyId " + TooLarge),
    ];

    /// <summary>
    /// The members of requests. A test compares them with the SDK's. CloudTrail calls CloudHsmClusterId otherwise, and knows a member of the past.
    /// </summary>
    public static string Request { get; } =
        "aliasName bypassPolicyLockoutSafetyCheck ciphertextBlob clusterId constraints.encryptionContextEquals.* constraints.encryptionContextSubset.* " +
        "constraints.sourceArn customKeyStoreId customKeyStoreName customKeyStoreType customerMasterKeySpec description destinationEncryptionAlgorithm " +
        "destinationEncryptionContext.* destinationKeyId dryRun dryRunModifiers.# encapsulationAlgorithm encryptedKeyMaterial encryptionAlgorithm " +
        "encryptionContext.* expirationModel grantId grantToken grantTokens.# granteePrincipal granteeServicePrincipal importToken importType " +
        "includeKeyMaterial keyAgreementAlgorithm keyId keyMaterialDescription keyMaterialId keyPairSpec keySpec keyStorePassword keyUsage limit mac " +
        "macAlgorithm marker message messageType multiRegion name newCustomKeyStoreName numberOfBytes operations.# origin overridePendingWindowCheck " +
        "pendingWindowInDays plaintext policy policyName primaryRegion publicKey recipient.attestationDocument recipient.keyEncryptionAlgorithm " +
        "replicaRegion retiringPrincipal retiringServicePrincipal rotationPeriodInDays sharedSecretCiphertextBlob signature signingAlgorithm " +
        "sourceEncryptionAlgorithm sourceEncryptionContext.* sourceKeyId tagKeys.# tags.#.tagKey tags.#.tagValue targetKeyId trustAnchorCertificate validTo " +
        "wrappingAlgorithm wrappingKeySpec xksKeyId xksProxyAuthenticationCredential.accessKeyId xksProxyAuthenticationCredential.rawSecretAccessKey " +
        "xksProxyConnectivity xksProxyUriEndpoint xksProxyUriPath xksProxyVpcEndpointServiceName xksProxyVpcEndpointServiceOwner";

    /// <summary>The members of answers. A test compares them with the SDK's.</summary>
    public static string Response { get; } =
        "aliases.* ciphertextBlob ciphertextForRecipient customKeyStoreId customKeyStores.* customerMasterKeySpec deletionDate " +
        "destinationEncryptionAlgorithm destinationKeyMaterialId encapsulationAlgorithm encapsulationAlgorithms.# encryptionAlgorithm encryptionAlgorithms.# " +
        "grantId grantToken grants.* importToken keyAgreementAlgorithm keyAgreementAlgorithms.# keyCreationDate keyId keyLastUsage.* keyMaterialId keyOrigin " +
        "keyPairSpec keyRotationEnabled keySpec keyState keyUsage keys.* mac macAlgorithm macValid nextMarker nextRotationDate onDemandRotationStartDate " +
        "parametersValidTo pendingWindowInDays plaintext policy policyName policyNames.# privateKeyCiphertextBlob privateKeyPlaintext publicKey " +
        "replicaPolicy replicaTags.* rotationPeriodInDays rotations.* sharedSecret sharedSecretCiphertextBlob signature signatureValid signingAlgorithm " +
        "signingAlgorithms.# sourceEncryptionAlgorithm sourceKeyId sourceKeyMaterialId tags.* trackingStartDate truncated";

    /// <summary>The members of key metadata. A test compares them with the SDK's.</summary>
    public static string Metadata { get; } =
        "aWSAccountId arn cloudHsmClusterId creationDate currentKeyMaterialId customKeyStoreId customerMasterKeySpec deletionDate description enabled " +
        "encapsulationAlgorithms.# encryptionAlgorithms.# expirationModel keyAgreementAlgorithms.# keyId keyManager keySpec keyState keyUsage " +
        "macAlgorithms.# multiRegion multiRegionConfiguration.multiRegionKeyType multiRegionConfiguration.primaryKey.arn " +
        "multiRegionConfiguration.primaryKey.region multiRegionConfiguration.replicaKeys.#.arn multiRegionConfiguration.replicaKeys.#.region origin " +
        "pendingDeletionWindowInDays signingAlgorithms.# validTo xksKeyConfiguration.id";

    private static readonly PathNode Root = PathNode.Of(
    [
        .. Record, Under("requestParameters", Request), Under("requestParameters", TooLarge), Under("responseElements", Response),
        Under("responseElements", TooLarge), Under("responseElements.keyMetadata", Metadata), Under("responseElements.replicaKeyMetadata", Metadata),
    ]);

    /// <summary>Whether a record can have the path, or a part of its beginning.</summary>
    public static bool IsKnown(string path) => Walk(path).Unknown is null;

    /// <summary>The path with its unknown members mended, and positions as they are written here; null when nothing is near.</summary>
    public static string? NearestTo(string path)
    {
        var mended = InBrackets().Replace(path, ".$1");
        // Each mended member is one more that is known.
        while (Walk(mended) is { Unknown: { } unknown } walk)
        {
            if (NearestName.Of(unknown, walk.Node.Names) is not { } nearest) return null;
            mended = string.Join('.', [.. walk.Before, nearest, .. walk.After]);
        }
        return mended == path ? null : mended;
    }

    private static (string[] Before, string? Unknown, string[] After, PathNode Node) Walk(string path)
    {
        var parts = path.Split('.');
        var node = Root;
        for (var i = 0; i < parts.Length; i++)
        {
            if (node.TakesAnything) break;
            var key = node.IsList && int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out _) ? PathNode.Position : parts[i];
            if (node.Find(key) is not { } next) return (parts[..i], parts[i], parts[(i + 1)..], node);
            node = next;
        }
        return (parts, null, [], node);
    }

    [GeneratedRegex(@"\[([0-9]+)\]")]
    private static partial Regex InBrackets();

    private static string Under(string section, string members) => string.Join(' ', members.Split(' ').Select(member => $"{section}.{member}"));
}
