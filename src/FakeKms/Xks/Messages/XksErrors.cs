namespace FakeKms.Xks.Messages;

/// <summary>The errors that a proxy may answer, and the HTTP status of each.</summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md#error-codes"/></remarks>
internal static class XksErrors
{
    public const int LongestMessage = 511;

    public static IReadOnlyDictionary<string, int> Statuses { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["ValidationException"] = 400,
        ["InvalidStateException"] = 400,
        ["InvalidCiphertextException"] = 400,
        ["InvalidKeyUsageException"] = 400,
        ["AuthenticationFailedException"] = 401,
        ["AccessDeniedException"] = 403,
        ["KeyNotFoundException"] = 404,
        ["InvalidUriPathException"] = 404,
        ["ThrottlingException"] = 429,
        ["UnsupportedOperationException"] = 501,
        ["DependencyTimeoutException"] = 503,
        ["InternalException"] = 500,
    };

    public static bool IsMessage(string text) => text.Length <= LongestMessage && text.All(character => character is >= ' ' and <= '~');
}
