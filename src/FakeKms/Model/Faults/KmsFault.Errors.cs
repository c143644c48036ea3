namespace FakeKms;

public sealed partial class KmsFault
{
    private const string Retry = "You can retry the request.";

    // CloudTrail records the calls of principals; a request whose signature proves nobody has none.
    private static readonly Dictionary<string, (int Status, string Text)> KnownBeforeCaller = new(StringComparer.Ordinal)
    {
        ["ExpiredTokenException"] = (400, "The security token included in the request is expired"),
        ["UnrecognizedClientException"] = (400, "The security token included in the request is invalid."),
        ["InvalidSignatureException"] = (400,
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. " +
            "Consult the service documentation for details."),
        ["IncompleteSignatureException"] = (400, ""),
        ["MissingAuthenticationTokenException"] = (400, "Missing Authentication Token"),
        ["RequestTimeTooSkewed"] = (403, "The difference between the request time and the current time is too large."),
    };

    private static readonly Dictionary<string, (int Status, string Text)> Known = new(StringComparer.Ordinal)
    {
        ["ThrottlingException"] = (400, "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls."),
        ["KMSInternalException"] = (500, "The request was rejected because an internal exception occurred. The request can be retried."),
        ["DependencyTimeoutException"] = (500, $"The system timed out while trying to fulfill the request. {Retry}"),
        ["KeyUnavailableException"] = (500, $"The request was rejected because the specified KMS key was not available. {Retry}"),
        ["LimitExceededException"] = (400, "The request was rejected because a quota was exceeded."),
        ["InternalFailure"] = (500, ""),
        ["ServiceUnavailable"] = (503, ""),
        ["ServiceUnavailableException"] = (503, ""),
    };

    /// <summary>The caller is over its request quota: <c>ThrottlingException</c>, HTTP 400. SDKs retry it after about a second.</summary>
    public static KmsFault Throttling { get; } = Error("ThrottlingException");

    /// <summary>KMS itself failed: <c>KMSInternalException</c>, HTTP 500. SDKs retry it at once.</summary>
    public static KmsFault KMSInternal { get; } = Error("KMSInternalException");

    /// <summary>Something that KMS depends on took too long: <c>DependencyTimeoutException</c>, HTTP 500. SDKs retry it at once.</summary>
    public static KmsFault DependencyTimeout { get; } = Error("DependencyTimeoutException");

    /// <summary>The key cannot be reached just now: <c>KeyUnavailableException</c>, HTTP 500. SDKs retry it at once.</summary>
    public static KmsFault KeyUnavailable { get; } = Error("KeyUnavailableException");

    /// <summary>A quota of resources is used up: <c>LimitExceededException</c>, HTTP 400. SDKs take it for throttling and retry it.</summary>
    public static KmsFault LimitExceeded { get; } = Error("LimitExceededException");

    /// <summary>The caller may not do this: <c>AccessDeniedException</c>, HTTP 400, with the text that names caller, action and key.</summary>
    public static KmsFault AccessDenied { get; } = Error("AccessDeniedException");

    /// <summary>The caller's session has ended: <c>ExpiredTokenException</c>, HTTP 400. Nobody is known to have called, so there is no record.</summary>
    public static KmsFault ExpiredToken { get; } = Error("ExpiredTokenException");

    /// <summary>The access key is unknown: <c>UnrecognizedClientException</c>, HTTP 400. There is no record.</summary>
    public static KmsFault UnrecognizedClient { get; } = Error("UnrecognizedClientException");

    /// <summary>The secret key is a wrong one: <c>InvalidSignatureException</c>, HTTP 400. There is no record.</summary>
    public static KmsFault InvalidSignature { get; } = Error("InvalidSignatureException");

    /// <summary>An error of KMS.</summary>
    /// <param name="code">
    /// The error code, such as <c>DisabledException</c>: letters and digits. The SDK throws the exception of this name where the operation has it. An error
    /// that comes before KMS knows who calls, such as <c>ExpiredTokenException</c>, has no record.
    /// </param>
    /// <param name="message">The text; null for AWS's, or for none where it is not known.</param>
    /// <param name="status">The HTTP status, 400 to 599; null for AWS's, which is 500 for the three errors above and 400 for nearly all others.</param>
    public static KmsFault Error(string code, string? message = null, int? status = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        if (code.Length > 128 || !code.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"'{code}' is no error code; write one such as DisabledException.", nameof(code));
        if (status is { } given) CheckError(given, nameof(status), "The status of an error is a number from 400 to 599.");
        var isRecorded = !KnownBeforeCaller.TryGetValue(code, out var known);
        if (isRecorded) known = Known.GetValueOrDefault(code, (400, ""));
        return new KmsFault(code)
        {
            ErrorCode = code,
            ErrorText = message ?? (code == "AccessDeniedException" ? null : known.Text),
            ErrorStatus = status ?? known.Status,
            IsRecorded = isRecorded,
        };
    }

    private static void CheckError(int status, string name, string rule)
    {
        if (status is < 400 or > 599) throw new ArgumentOutOfRangeException(name, status, rule);
    }
}
