using Amazon.Runtime;

namespace FakeKms.Replay.Log;

/// <summary>How a call of a replay has ended otherwise than that of the log.</summary>
internal static class ReplayEnding
{
    private const string Defect = "FakeKmsDefectException";

    /// <summary>
    /// Why a call is skipped that has ended otherwise; null where that is no matter of the log, but of this library or of whoever runs it.
    /// </summary>
    /// <param name="errorCode">The error code of the log; null where the call succeeded.</param>
    /// <param name="exception">What the call has failed with; null where it has succeeded.</param>
    public static string? Reason(string? errorCode, Exception? exception)
    {
        var instead = errorCode is null ? "" : $", where the log has {errorCode}";
        return exception switch
        {
            null => $"it has succeeded{instead}",
            UnreplayableException unreplayable => unreplayable.Message,
            AmazonServiceException { ErrorCode: Defect } => null,
            AmazonServiceException { ErrorCode: not null } error => $"KMS answers {error.ErrorCode}: {error.Message.TrimEnd('.')}{instead}",
            _ => null,
        };
    }
}
