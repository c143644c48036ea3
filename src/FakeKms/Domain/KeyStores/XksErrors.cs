using Amazon.KeyManagementService;
using FakeKms.Domain.Errors;
using FakeKms.Model;

namespace FakeKms.Domain.KeyStores;

/// <summary>
/// What KMS makes of a problem with an external key store proxy. The text depends on the problem alone, the error on the operation. AWS publishes two sets of
/// texts; these are those of the specification, which is the later one, and the developer guide's where it has none.
/// </summary>
/// <remarks>
/// <see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md#error-codes"/> and
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/xks-troubleshooting.html"/>
/// </remarks>
internal static class XksErrors
{
    /// <summary>Encrypt, Decrypt and the like fail with the one error that AWS services know how to handle.</summary>
    public static KmsFailure OfCryptography(XksProblem problem) => KmsErrors.InvalidState(XksTexts.Of(problem));

    /// <summary>CreateKey. AWS names an XksKeyInvalidResponseException for a proxy that cannot do it; the service's model has no such error.</summary>
    public static KmsFailure OfNewKey(XksProblem problem) => new(
        problem switch
        {
            XksProblem.InvalidState or XksProblem.InvalidKeyUsage => "XksKeyInvalidConfigurationException",
            XksProblem.KeyNotFound => "XksKeyNotFoundException",
            _ => "CustomKeyStoreInvalidStateException",
        },
        XksTexts.Of(problem),
        400);

    /// <summary>
    /// CreateCustomKeyStore and UpdateCustomKeyStore. What the proxy may not answer to a question about its health, such as an error about a key, is an invalid
    /// response.
    /// </summary>
    public static KmsFailure OfStore(XksProblem problem) => new(
        problem switch
        {
            XksProblem.AuthenticationFailed => "XksProxyIncorrectAuthenticationCredentialException",
            // The guide, which is about this operation, against the specification's XksProxyUriUnreachableException.
            XksProblem.InvalidUriPath or XksProblem.Tls => "XksProxyInvalidConfigurationException",
            XksProblem.UnsupportedOperation => "UnsupportedOperationException",
            XksProblem.DependencyTimeout or XksProblem.Throttling or XksProblem.Unreachable or XksProblem.TimedOut or XksProblem.Unhealthy =>
                "XksProxyUriUnreachableException",
            _ => "XksProxyInvalidResponseException",
        },
        XksTexts.Of(problem),
        400);

    /// <summary>
    /// ConnectCustomKeyStore, which shows a failure later. AWS names no code for a proxy that throttles or fails: it gets the one that goes with the error of
    /// CreateCustomKeyStore, as for the others. What the proxy may not answer to this question at all is an invalid response.
    /// </summary>
    public static ConnectionErrorCodeType CodeOf(XksProblem problem) => problem switch
    {
        XksProblem.AuthenticationFailed => ConnectionErrorCodeType.INVALID_CREDENTIALS,
        XksProblem.AccessDenied => ConnectionErrorCodeType.XKS_PROXY_ACCESS_DENIED,
        XksProblem.InvalidUriPath => ConnectionErrorCodeType.XKS_PROXY_INVALID_CONFIGURATION,
        XksProblem.DependencyTimeout or XksProblem.TimedOut => ConnectionErrorCodeType.XKS_PROXY_TIMED_OUT,
        XksProblem.Unreachable or XksProblem.Unhealthy or XksProblem.Throttling => ConnectionErrorCodeType.XKS_PROXY_NOT_REACHABLE,
        XksProblem.Tls => ConnectionErrorCodeType.XKS_PROXY_INVALID_TLS_CONFIGURATION,
        _ => ConnectionErrorCodeType.XKS_PROXY_INVALID_RESPONSE,
    };

    public static KmsFailure WrongKeySpec(string spec) =>
        WrongKey($"The key spec of the external key must be AES_256. The key spec of specified external key is {spec}.");

    public static KmsFailure WrongKeyStatus(string status) =>
        WrongKey($"The status of the external key must be ENABLED. The status of specified external key is {status}.");

    public static KmsFailure WrongKeyUsage(IEnumerable<string> usage) => WrongKey(
        $"The key usage of the external key must include ENCRYPT and DECRYPT. The key use of specified external key is {string.Join(", ", usage)}.");

    private static KmsFailure WrongKey(string text) => new("XksKeyInvalidConfigurationException", text, 400);
}
