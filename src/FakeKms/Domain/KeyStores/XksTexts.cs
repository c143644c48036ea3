namespace FakeKms.Domain.KeyStores;

/// <summary>AWS's texts about external key store proxies.</summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md#error-codes"/></remarks>
internal static class XksTexts
{
    public const string NotConnected =
        "This KMS key is in a custom key store that is not connected to its external key store proxy. " +
        "Connect the external key store and try the request again.";

    private const string Rejected = "The external key store proxy rejected the request because ";
    private const string TellAdministrator = "If you see this error repeatedly, report it to your external key store proxy administrator.";

    private static readonly Dictionary<XksProblem, string> Texts = new()
    {
        [XksProblem.InvalidResponse] = $"AWS KMS cannot interpret the response from the external key store proxy. {TellAdministrator}",
        [XksProblem.InvalidState] =
            "The external key associated with this KMS key in an external key store is not enabled in the external key manager. " +
            "Enable the external key in the external key manager and retry the request.",
        [XksProblem.InvalidCiphertext] = Rejected + "the specified ciphertext or encryption context is corrupted, missing, or otherwise invalid.",
        [XksProblem.ForeignPlaintext] =
            "The ciphertext that the external key store proxy submitted for decryption, or the encryption context, " +
            "is corrupted, missing, or otherwise invalid.",
        [XksProblem.InvalidKeyUsage] =
            "The external key associated with this KMS key in an external key store does not support the requested operation. " +
            "Enable the operation on the key in your external key manager, and try the request again.",
        [XksProblem.AuthenticationFailed] =
            Rejected + "it could not authenticate AWS KMS. " +
            "Verify the XKS proxy authentication credentials for your external key store and update if necessary.",
        [XksProblem.AccessDenied] =
            "The external key store proxy denied access to the operation. " +
            "Verify that the user and the external key are both authorized for this operation, and try the request again.",
        [XksProblem.KeyNotFound] =
            "The external key associated with this KMS key in an external key store was not found in its external key manager. " +
            "If the external key ID associated with this KMS key is incorrect, create a new KMS key with the correct external key ID.",
        [XksProblem.InvalidUriPath] = Rejected + "of an invalid URI path. Verify the URI path for your external key store and update if necessary.",
        [XksProblem.UnsupportedOperation] = $"{Rejected}it does not support the requested operation. {TellAdministrator}",
        [XksProblem.DependencyTimeout] =
            $"The external key store proxy did not respond to the request in the time allotted. Retry the request. {TellAdministrator}",
        [XksProblem.Throttling] =
            "The external key store proxy rejected the request due to a very high request rate. " +
            "Reduce the frequency of your calls using KMS keys in this external key store.",
        [XksProblem.Internal] =
            Rejected + "it cannot communicate with the external key manager. " +
            "Verify that the external key store proxy configuration is correct and that the external key manager is available.",
        [XksProblem.Unreachable] =
            "AWS KMS cannot communicate with the external key store proxy. This might be a transient network issue. " +
            "If you see this error repeatedly, verify that your external key store proxy is active and is connected to the network, " +
            "and that its endpoint URI is correct in your external keystore.",
        [XksProblem.Tls] =
            "AWS KMS cannot establish a TLS connection to the external key store proxy. Verify the TLS configuration, including its certificate.",
        [XksProblem.TimedOut] =
            $"AWS KMS rejected the request because the external key store proxy did not respond in time. Retry the request. {TellAdministrator}",
        [XksProblem.Unhealthy] =
            "The external key store proxy is in an unhealthy state. If you see this message repeatedly, notify your external key store proxy administrator.",
    };

    public static string Of(XksProblem problem) => Texts[problem];
}
