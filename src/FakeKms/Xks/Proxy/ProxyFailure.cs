using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Proxy;

/// <summary>An error of a proxy. Its text is printable ASCII of less than 512 characters, and has nothing of the request in it.</summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md#error-codes"/></remarks>
internal sealed class ProxyFailure : Exception
{
    private ProxyFailure(int status, string? errorName, string text)
        : base(text) => (Status, ErrorName) = (status, errorName);

    public int Status { get; }

    /// <summary>Null for what HTTP says by itself.</summary>
    public string? ErrorName { get; }

    public XksHttpAnswer Answer => ErrorName is null ? new(Status, ReadOnlyMemory<byte>.Empty) : XksJson.Error(Status, ErrorName, Message);

    public static ProxyFailure MethodNotAllowed() => new(405, null, "");

    public static ProxyFailure InvalidUriPath() => new(404, "InvalidUriPathException", "The proxy has no such path.");

    public static ProxyFailure AuthenticationFailed(string why) => new(401, "AuthenticationFailedException", why);

    public static ProxyFailure Validation(string why) => new(400, "ValidationException", why);

    public static ProxyFailure AccessDenied() => new(403, "AccessDeniedException", "The proxy does not authorize this request.");

    public static ProxyFailure KeyNotFound() => new(404, "KeyNotFoundException", "There is no such external key.");

    public static ProxyFailure InvalidState() => new(400, "InvalidStateException", "The external key is disabled.");

    public static ProxyFailure InvalidKeyUsage(string why) => new(400, "InvalidKeyUsageException", why);

    public static ProxyFailure InvalidCiphertext(string why) => new(400, "InvalidCiphertextException", why);

    public static ProxyFailure UnsupportedOperation(string why) => new(501, "UnsupportedOperationException", why);

    public static ProxyFailure Internal(string why) => new(500, "InternalException", why);
}
