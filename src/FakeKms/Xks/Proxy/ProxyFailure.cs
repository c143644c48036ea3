using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Proxy;

/// <summary>An error of a proxy. Its text is printable ASCII of less than 512 characters, and has nothing of the request in it.</summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md#error-codes"/></remarks>
internal sealed class ProxyFailure : Exception
{
    private ProxyFailure(string? errorName, string text)
        : base(text) => ErrorName = errorName;

    /// <summary>Null for what HTTP says by itself: that there is no such method.</summary>
    public string? ErrorName { get; }

    public XksHttpAnswer Answer => XksErrorName.Find(ErrorName) is { } error
        ? XksJson.Error(error.Status, error.Name, Message)
        : new(405, ReadOnlyMemory<byte>.Empty);

    public static ProxyFailure MethodNotAllowed() => new(null, "");

    public static ProxyFailure InvalidUriPath() => new("InvalidUriPathException", "The proxy has no such path.");

    public static ProxyFailure AuthenticationFailed(string why) => new("AuthenticationFailedException", why);

    public static ProxyFailure Validation(string why) => new("ValidationException", why);

    public static ProxyFailure AccessDenied() => new("AccessDeniedException", "The proxy does not authorize this request.");

    public static ProxyFailure KeyNotFound() => new("KeyNotFoundException", "There is no such external key.");

    public static ProxyFailure InvalidState() => new("InvalidStateException", "The external key is disabled.");

    public static ProxyFailure InvalidKeyUsage(string why) => new("InvalidKeyUsageException", why);

    public static ProxyFailure InvalidCiphertext(string why) => new("InvalidCiphertextException", why);

    public static ProxyFailure UnsupportedOperation(string why) => new("UnsupportedOperationException", why);

    public static ProxyFailure Internal(string why) => new("InternalException", why);
}
