using System.Collections.Frozen;
using FakeKms.Model;
using FakeKms.Trail.Records;

namespace FakeKms.Trail.Names;

/// <summary>The error codes of KMS: those that its operations declare, and those that every AWS service can answer.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html"/>,
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"/>
/// </remarks>
internal static class ErrorCodes
{
    /// <summary>The codes that operations declare. A test compares them with the exceptions of the SDK.</summary>
    public static FrozenSet<string> Declared { get; } = Set(
        "AlreadyExistsException CloudHsmClusterInUseException CloudHsmClusterInvalidConfigurationException CloudHsmClusterNotActiveException " +
        "CloudHsmClusterNotFoundException CloudHsmClusterNotRelatedException ConflictException CustomKeyStoreHasCMKsException " +
        "CustomKeyStoreInvalidStateException CustomKeyStoreNameInUseException CustomKeyStoreNotFoundException DependencyTimeoutException DisabledException " +
        "DryRunOperationException ExpiredImportTokenException IncorrectKeyException IncorrectKeyMaterialException IncorrectTrustAnchorException " +
        "InvalidAliasNameException InvalidArnException InvalidCiphertextException InvalidGrantIdException InvalidGrantTokenException " +
        "InvalidImportTokenException InvalidKeyUsageException InvalidMarkerException KMSInternalException KMSInvalidMacException " +
        "KMSInvalidSignatureException KMSInvalidStateException KeyUnavailableException LimitExceededException MalformedPolicyDocumentException " +
        "NotFoundException TagException UnsupportedOperationException XksKeyAlreadyInUseException XksKeyInvalidConfigurationException " +
        "XksKeyNotFoundException XksProxyIncorrectAuthenticationCredentialException XksProxyInvalidConfigurationException " +
        "XksProxyInvalidResponseException XksProxyUriEndpointInUseException XksProxyUriInUseException XksProxyUriUnreachableException " +
        "XksProxyVpcEndpointServiceInUseException XksProxyVpcEndpointServiceInvalidConfigurationException XksProxyVpcEndpointServiceNotFoundException");

    // VpceAccessDenied stands in network activity events; the last one is what FakeKms says of itself.
    private static readonly FrozenSet<string> Common = Set(
        "AccessDenied AccessDeniedException ExpiredToken ExpiredTokenException IncompleteSignature IncompleteSignatureException InternalFailure " +
        "InternalServerError InvalidAction InvalidClientTokenId InvalidSignatureException MalformedHttpRequestException MissingAuthenticationToken " +
        "MissingAuthenticationTokenException NotAuthorized OptInRequired RequestAbortedException RequestEntityTooLargeException RequestExpired " +
        "RequestTimeoutException SerializationException ServiceUnavailable ServiceUnavailableException SignatureDoesNotMatch Throttling " +
        "ThrottlingException UnknownOperationException UnrecognizedClientException ValidationError ValidationException VpceAccessDenied " +
        "FakeKmsNotSupportedException");

    // With the suffix where there are both.
    private static readonly FrozenDictionary<string, string> ByPlain = Declared.Concat(Common)
        .GroupBy(RecordedErrors.Plain).ToFrozenDictionary(codes => codes.Key, codes => codes.Max(StringComparer.Ordinal)!, StringComparer.Ordinal);

    public static bool IsKnown(string code) => ByPlain.ContainsKey(RecordedErrors.Plain(code));

    public static string? NearestTo(string code) =>
        NearestName.Of(RecordedErrors.Plain(code), ByPlain.Keys) is { } nearest ? ByPlain[nearest] : null;

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
