using Amazon.KeyManagementService;
using FakeKms.Model;

namespace FakeKms.Domain.Errors;

/// <summary>The refusals of AWS KMS, each with the code and the text that AWS uses.</summary>
/// <remarks>
/// Texts that AWS does not document are this library's own words.
/// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html"/>
/// </remarks>
internal static class KmsErrors
{
    private const string Masked =
        "the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";

    public static KmsFailure Validation(string text) => new("ValidationException", text, 400);

    public static KmsFailure KeyNotFound(string arn) => NotFound($"Key '{arn}' does not exist");

    public static KmsFailure InvalidKeyId(string text) => NotFound($"Invalid keyId '{text}'");

    public static KmsFailure InvalidKeyIdInArn(string text) => NotFound($"Invalid keyId {text}");

    public static KmsFailure ForeignRegion(string region) => NotFound($"Invalid arn {region}");

    public static KmsFailure AliasNotFound(string aliasArn) => NotFound($"Alias {aliasArn} is not found.");

    public static KmsFailure UnknownMaterial(string keyArn, string materialId) =>
        NotFound($"Key material (id: {materialId}) is not associated with the key: {keyArn}.");

    public static KmsFailure AliasNotAccepted() => new("InvalidArnException", "Key Aliases are not supported for this operation.", 400);

    /// <summary>InvalidArnException is not among the errors of CreateAlias and UpdateAlias.</summary>
    public static KmsFailure AliasOfAlias() => Validation("Aliases must refer to keys. Not aliases");

    public static KmsFailure UnknownArn(string arn) => NotFound($"Invalid arn {arn}");

    public static KmsFailure MalformedArn(string arn) => new("InvalidArnException", $"Invalid arn {arn}", 400);

    public static KmsFailure AliasExists(string aliasArn) => new("AlreadyExistsException", $"An alias with the name {aliasArn} already exists", 400);

    public static KmsFailure InvalidAliasName(string text) => new("InvalidAliasNameException", text, 400);

    public static KmsFailure Disabled(string keyArn) => new("DisabledException", $"{keyArn} is disabled.", 400);

    public static KmsFailure InvalidState(string text) => new("KMSInvalidStateException", text, 400);

    public static KmsFailure PendingImport(string keyArn) => InvalidState($"{keyArn} is pending import.");

    public static KmsFailure AnotherMaterialPending(string keyArn, string newId, string pendingId) => InvalidState(
        $"New key material (id: {newId}) cannot be imported into KMS key {keyArn}, because another key material (id: {pendingId}) is pending rotation.");

    public static KmsFailure NothingPendingRotation(string keyArn) =>
        InvalidState($"No available key material pending rotation for the key: {keyArn}.");

    public static KmsFailure RotationIsNear(string keyArn) =>
        new("ConflictException", $"An automatic rotation of the key is about to begin: {keyArn}.", 400);

    public static KmsFailure RotationInProgress(string keyArn) =>
        new("ConflictException", $"A rotation of the key is already in progress: {keyArn}.", 400);

    public static KmsFailure RotationLimit(string keyArn) => new("LimitExceededException",
        "The on-demand rotations limit has been reached for the given keyId. " +
        $"No more on-demand rotations can be performed for this key: {keyArn}", 400);

    public static KmsFailure AliasLimit(int limit, int usage) => new("LimitExceededException",
        $"Aliases per key quota for this account in this region is {limit}, current usage is {usage}.", 400);

    public static KmsFailure NotPrimary(string keyArn) => Unsupported($"{keyArn} is not a multi-region primary key.");

    public static KmsFailure NotYetEverywhere(string keyArn, string materialId) =>
        InvalidState($"Key material (id: {materialId}) of the key {keyArn} is not yet imported into all its replica keys.");

    public static KmsFailure RelatedKeyExists(string arn) => new("AlreadyExistsException", $"A related multi-Region key {arn} already exists", 400);

    public static KmsFailure NoReplicaIn(string keyArn, string region) => NotFound($"Key '{keyArn}' has no replica key in {region}.");

    public static KmsFailure KeyLimit(int limit, int usage) =>
        new("LimitExceededException", $"KMS keys per Region quota for this account in this region is {limit}, current usage is {usage}.", 400);

    public static KmsFailure WrongOrigin(string keyArn, OriginType origin) =>
        Unsupported($"{keyArn} origin is {origin} which is not valid for this operation.");

    public static KmsFailure SpecNotInRegion(string spec) => Unsupported($"KeySpec {spec} is not supported in this Region");

    public static KmsFailure Unsupported(string text) => new("UnsupportedOperationException", text, 400);

    public static KmsFailure WrongUsage(string keyArn, KeyUsageType usage, string operation) =>
        new("InvalidKeyUsageException", $"{keyArn} key usage is {usage} which is not valid for {operation}.", 400);

    public static KmsFailure WrongAlgorithm(string algorithm, KeySpec spec) =>
        new("InvalidKeyUsageException", $"Algorithm {algorithm} is incompatible with key spec {spec}.", 400);

    public static KmsFailure NumberOfBytesMissing() => Validation("NumberOfBytes is required.");

    public static KmsFailure AsymmetricDataKey() => new("InvalidKeyUsageException", "You cannot generate a data key with an asymmetric CMK", 400);

    public static KmsFailure InvalidSignature() => new("KMSInvalidSignatureException", "", 400);

    public static KmsFailure InvalidMac() => new("KMSInvalidMacException", "", 400);

    public static KmsFailure PlaintextTooLong(string algorithm, KeySpec spec, int maximum) =>
        Validation($"Algorithm {algorithm} and key spec {spec} cannot encrypt data larger than {maximum} bytes.");

    public static KmsFailure InvalidCiphertext() => new("InvalidCiphertextException", "", 400);

    public static KmsFailure Internal() =>
        new("KMSInternalException", "The request was rejected because an internal exception occurred. The request can be retried.", 500);

    public static KmsFailure IncorrectKey() =>
        new("IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.", 400);

    /// <summary>Of a key of another account AWS does not say whether it exists.</summary>
    public static KmsFailure KeyOfAnotherAccount(string principalArn, string action, string resource) =>
        Denied($"User: {principalArn} is not authorized to perform: {action} on this resource because {Masked}", resource);

    /// <summary>Of a ciphertext that the caller cannot use AWS does not say which key it belongs to, or to whom.</summary>
    public static KmsFailure CiphertextOfUnknownKey(string principalArn, string action, string? keyArn) =>
        Denied($"User: {principalArn} is not authorized to perform: {action} on the resource associated with this ciphertext because {Masked}", keyArn);

    /// <summary>A refusal by policies.</summary>
    /// <param name="principalArn">Who is refused.</param>
    /// <param name="action">What.</param>
    /// <param name="reason">With what and why, in AWS's words.</param>
    /// <param name="resource">The ARN, which the words may hide.</param>
    public static KmsFailure Refused(string principalArn, string action, string reason, string resource) => Denied(
        $"User: {principalArn} is not authorized to perform: {action} {reason}",
        reason.Contains(resource, StringComparison.Ordinal) ? null : resource);

    public static KmsFailure NotAuthorized(string principalArn, string action, string resource) => Denied(
        $"User: {principalArn} is not authorized to perform: {action} on resource: {resource} " +
        $"because no resource-based policy allows the {action} action");

    public static KmsFailure UnsuitableWrapping(AlgorithmSpec algorithm, WrappingKeySpec wrappingKey, KeySpec spec) => Validation(
        $"Wrapping algorithm {algorithm} and wrapping key spec {wrappingKey} cannot be used to import a {spec} key.");

    public static KmsFailure InvalidEncryptedKeySize() => Validation("Invalid encrypted key size.");

    public static KmsFailure InvalidImportToken() => new("InvalidImportTokenException", "", 400);

    public static KmsFailure ExpiredImportToken() => new("ExpiredImportTokenException", "", 400);

    public static KmsFailure IncorrectKeyMaterial() => new("IncorrectKeyMaterialException", "", 400);

    public static KmsFailure DryRun() =>
        new("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.", 400);

    public static KmsFailure Tag(string text) => new("TagException", text, 400);

    public static KmsFailure InvalidMarker() =>
        new("InvalidMarkerException", "The marker was not produced by a former call of this operation.", 400);

    public static KmsFailure InvalidGrantToken() => new("InvalidGrantTokenException", "The grant token is not known.", 400);

    /// <summary>Not an error of AWS: what FakeKms cannot do yet is refused under a name of its own, so that no test takes it for AWS's answer.</summary>
    public static KmsFailure NotSupported(string what) =>
        new("FakeKmsNotSupportedException", $"{what} is not supported by FakeKms yet.", 400);

    private static KmsFailure NotFound(string text) => new("NotFoundException", text, 400);

    private static KmsFailure Denied(string text, string? hiddenResource = null) => new("AccessDeniedException", text, 400) { HiddenResource = hiddenResource };
}
