using FakeKms.Domain.KeyStores;

namespace FakeKms.Xks.Messages;

/// <summary>The errors that a proxy can answer.</summary>
/// <param name="Name">The <c>errorName</c>, by which KMS goes.</param>
/// <param name="Status">The HTTP status that belongs to it.</param>
/// <param name="Problem">What it is to KMS.</param>
/// <param name="IsRetryable">Whether the metrics of KMS count it as one that goes away by itself.</param>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md#error-codes"/></remarks>
internal sealed record XksErrorName(string Name, int Status, XksProblem Problem, bool IsRetryable = false)
{
    public static IReadOnlyList<XksErrorName> All { get; } =
    [
        new("ValidationException", 400, XksProblem.InvalidResponse),
        new("InvalidStateException", 400, XksProblem.InvalidState),
        new("InvalidCiphertextException", 400, XksProblem.InvalidCiphertext),
        new("InvalidKeyUsageException", 400, XksProblem.InvalidKeyUsage),
        new("AuthenticationFailedException", 401, XksProblem.AuthenticationFailed),
        new("AccessDeniedException", 403, XksProblem.AccessDenied),
        new("KeyNotFoundException", 404, XksProblem.KeyNotFound),
        new("InvalidUriPathException", 404, XksProblem.InvalidUriPath),
        new("ThrottlingException", 429, XksProblem.Throttling, IsRetryable: true),
        new("UnsupportedOperationException", 501, XksProblem.UnsupportedOperation),
        new("DependencyTimeoutException", 503, XksProblem.DependencyTimeout, IsRetryable: true),
        new("InternalException", 500, XksProblem.Internal, IsRetryable: true),
    ];

    public static IEnumerable<string> Names => All.Select(error => error.Name);

    /// <summary>The most characters of an <c>errorMessage</c>.</summary>
    public const int LongestMessage = 511;

    /// <summary>Whether a text can be an <c>errorMessage</c>.</summary>
    public static bool IsMessage(string text) => text.Length <= LongestMessage && text.All(character => character is >= ' ' and <= '~');

    /// <summary>An error by its name; null for one that no proxy may answer.</summary>
    public static XksErrorName? Find(string? name) => All.FirstOrDefault(known => known.Name == name);
}
