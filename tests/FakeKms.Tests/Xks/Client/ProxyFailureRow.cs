namespace FakeKms.Tests.Xks.Client;

/// <summary>One way in which a proxy fails, and what KMS makes of it: a second copy of AWS's tables.</summary>
/// <param name="Name">The failure.</param>
/// <param name="Store">The error of CreateCustomKeyStore and UpdateCustomKeyStore.</param>
/// <param name="Key">The error of CreateKey.</param>
/// <param name="Code">The connection error code.</param>
/// <param name="Text">The text of all of them.</param>
/// <remarks>
/// <see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md#error-codes"/>,
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/xks-troubleshooting.html"/>
/// </remarks>
internal sealed record ProxyFailureRow(string Name, string Store, string Key, string Code, string Text)
{
    private const string Default = "CustomKeyStoreInvalidStateException";
    private const string Invalid = "XksProxyInvalidResponseException";
    private const string InvalidCode = "XKS_PROXY_INVALID_RESPONSE";
    private const string Unreachable = "XksProxyUriUnreachableException";
    private const string Unintelligible =
        "AWS KMS cannot interpret the response from the external key store proxy. If you see this error repeatedly, report it to your external key store proxy administrator.";

    public static IReadOnlyList<ProxyFailureRow> All { get; } =
    [
        new("ValidationException", Invalid, Default, InvalidCode, Unintelligible),
        new("InvalidStateException", Invalid, "XksKeyInvalidConfigurationException", InvalidCode, "The external key associated with this KMS key in an external key store is not enabled in the external key manager. Enable the external key in the external key manager and retry the request."),
        new("InvalidCiphertextException", Invalid, Default, InvalidCode, "The external key store proxy rejected the request because the specified ciphertext or encryption context is corrupted, missing, or otherwise invalid."),
        new("InvalidKeyUsageException", Invalid, "XksKeyInvalidConfigurationException", InvalidCode, "The external key associated with this KMS key in an external key store does not support the requested operation. Enable the operation on the key in your external key manager, and try the request again."),
        new("AuthenticationFailedException", "XksProxyIncorrectAuthenticationCredentialException", Default, "INVALID_CREDENTIALS", "The external key store proxy rejected the request because it could not authenticate AWS KMS. Verify the XKS proxy authentication credentials for your external key store and update if necessary."),
        new("AccessDeniedException", Invalid, Default, "XKS_PROXY_ACCESS_DENIED", "The external key store proxy denied access to the operation. Verify that the user and the external key are both authorized for this operation, and try the request again."),
        new("KeyNotFoundException", Invalid, "XksKeyNotFoundException", InvalidCode, "The external key associated with this KMS key in an external key store was not found in its external key manager. If the external key ID associated with this KMS key is incorrect, create a new KMS key with the correct external key ID."),
        new("InvalidUriPathException", "XksProxyInvalidConfigurationException", Default, "XKS_PROXY_INVALID_CONFIGURATION", "The external key store proxy rejected the request because of an invalid URI path. Verify the URI path for your external key store and update if necessary."),
        new("UnsupportedOperationException", "UnsupportedOperationException", Default, InvalidCode, "The external key store proxy rejected the request because it does not support the requested operation. If you see this error repeatedly, report it to your external key store proxy administrator."),
        new("DependencyTimeoutException", Unreachable, Default, "XKS_PROXY_TIMED_OUT", "The external key store proxy did not respond to the request in the time allotted. Retry the request. If you see this error repeatedly, report it to your external key store proxy administrator."),
        new("ThrottlingException", Unreachable, Default, "XKS_PROXY_NOT_REACHABLE", "The external key store proxy rejected the request due to a very high request rate. Reduce the frequency of your calls using KMS keys in this external key store."),
        new("InternalException", Invalid, Default, InvalidCode, "The external key store proxy rejected the request because it cannot communicate with the external key manager. Verify that the external key store proxy configuration is correct and that the external key manager is available."),
        new("an error that nobody knows", Invalid, Default, InvalidCode, Unintelligible),
        new("no JSON", Invalid, Default, InvalidCode, Unintelligible),
        new("nothing", Invalid, Default, InvalidCode, Unintelligible),
        new("another status with the right answer", Invalid, Default, InvalidCode, Unintelligible),
        new("an exception of the proxy", Invalid, Default, InvalidCode, Unintelligible),
        new("no connection", Unreachable, Default, "XKS_PROXY_NOT_REACHABLE", "AWS KMS cannot communicate with the external key store proxy. This might be a transient network issue. If you see this error repeatedly, verify that your external key store proxy is active and is connected to the network, and that its endpoint URI is correct in your external keystore."),
        new("a connection that is lost", Unreachable, Default, "XKS_PROXY_NOT_REACHABLE", "AWS KMS cannot communicate with the external key store proxy. This might be a transient network issue. If you see this error repeatedly, verify that your external key store proxy is active and is connected to the network, and that its endpoint URI is correct in your external keystore."),
        new("no TLS", "XksProxyInvalidConfigurationException", Default, "XKS_PROXY_INVALID_TLS_CONFIGURATION", "AWS KMS cannot establish a TLS connection to the external key store proxy. Verify the TLS configuration, including its certificate."),
        new("no answer", Unreachable, Default, "XKS_PROXY_TIMED_OUT", "AWS KMS rejected the request because the external key store proxy did not respond in time. Retry the request. If you see this error repeatedly, report it to your external key store proxy administrator."),
    ];

    public override string ToString() => Name;
}
