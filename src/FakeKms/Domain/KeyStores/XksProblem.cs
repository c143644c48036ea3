namespace FakeKms.Domain.KeyStores;

/// <summary>What can go wrong between KMS and an external key store proxy: the errors that a proxy answers, and the answers that are none.</summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md#error-codes"/></remarks>
internal enum XksProblem
{
    /// <summary>ValidationException, or an answer that breaks the specification.</summary>
    InvalidResponse,

    InvalidState,

    InvalidCiphertext,

    /// <summary>The proxy decrypted, but to something that KMS had not encrypted.</summary>
    ForeignPlaintext,

    InvalidKeyUsage,

    AuthenticationFailed,

    AccessDenied,

    KeyNotFound,

    InvalidUriPath,

    UnsupportedOperation,

    DependencyTimeout,

    Throttling,

    Internal,

    /// <summary>No TCP connection, or nobody of that name.</summary>
    Unreachable,

    /// <summary>No TLS connection.</summary>
    Tls,

    /// <summary>No answer within the time limit, twice.</summary>
    TimedOut,

    /// <summary>All external key managers behind the proxy are unavailable.</summary>
    Unhealthy,
}
