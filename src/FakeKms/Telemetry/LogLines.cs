using Microsoft.Extensions.Logging;

namespace FakeKms.Telemetry;

#pragma warning disable SYSLIB1015 // What a filter or a test looks for need not be in the sentence.

/// <summary>
/// The lines of the log. Parameters that a line does not print are members of it all the same, under their names as they are: hence the capitals.
/// </summary>
internal static partial class LogLines
{
    [LoggerMessage(
        1, LogLevel.Information,
        "{Operation} by {Caller} in {Region} on [{Resources}] succeeded at {Time:yyyy-MM-ddTHH:mm:ssZ}, request {RequestId}")]
    public static partial void CallSucceeded(
        ILogger logger, string operation, string? caller, string? region, string resources, DateTimeOffset? time, string requestId);

    [LoggerMessage(
        2, LogLevel.Warning,
        "{Operation} by {Caller} in {Region} on [{Resources}] failed with {ErrorCode} at {Time:yyyy-MM-ddTHH:mm:ssZ}, request {RequestId}")]
    public static partial void CallFailed(
        ILogger logger, string operation, string? caller, string? region, string resources, string errorCode, DateTimeOffset? time,
        string requestId);

    [LoggerMessage(
        3, LogLevel.Warning,
        "{Operation} by {Caller} in {Region} on [{Resources}] met the injected fault {Fault} at {Time:yyyy-MM-ddTHH:mm:ssZ}, request {RequestId}")]
    public static partial void FaultInjected(
        ILogger logger, string operation, string? caller, string? region, string resources, string fault, string? ErrorCode,
        bool TookEffect, DateTimeOffset? time, string requestId);

    [LoggerMessage(4, LogLevel.Warning, "{Operation} was refused with {ErrorCode} before it was a call of anybody, request {RequestId}")]
    public static partial void RequestRefused(ILogger logger, string operation, string? errorCode, string requestId);

    [LoggerMessage(5, LogLevel.Error, "{Operation} ended with {ErrorCode}, which is none of AWS: see kms.Defects and kms.Mistakes, request {RequestId}")]
    public static partial void FakeFailed(ILogger logger, string operation, string errorCode, string requestId);

    [LoggerMessage(6, LogLevel.Information, "{EventName} by KMS itself in {Region} on [{Resources}] at {Time:yyyy-MM-ddTHH:mm:ssZ}")]
    public static partial void ServiceEvent(
        ILogger logger, string eventName, string region, string resources, DateTimeOffset time, string EventId);
}
