using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FakeKms.Telemetry;

/// <summary>
/// One line for each call and for each thing that KMS does by itself. Each operation is a category of its own, so that a filter can leave out what is called
/// all the time.
/// </summary>
internal sealed class CallLog(ILoggerFactory factory)
{
    private const string Calls = "FakeKms.Calls";
    private const string Events = "FakeKms.Events";

    private readonly ConcurrentDictionary<string, ILogger> loggers = new(StringComparer.Ordinal);

    public void Write(CallReport call)
    {
        var logger = LoggerOf(call.Operation == CallReport.OtherOperation ? Calls : $"{Calls}.{call.Operation}");
        if (call is { IsNoAnswerOfKms: true, ErrorCode: { } mistake }) LogLines.FakeFailed(logger, call.Operation, mistake, call.RequestId);
        else if (call.Caller is null) LogLines.RequestRefused(logger, call.Operation, call.ErrorCode, call.RequestId);
        else if (call.Fault is { } fault) Write(logger, call, fault);
        else if (call.ErrorCode is { } code)
            LogLines.CallFailed(logger, call.Operation, call.Caller, call.Region, Joined(call.Resources), code, call.Time, call.RequestId);
        else LogLines.CallSucceeded(logger, call.Operation, call.Caller, call.Region, Joined(call.Resources), call.Time, call.RequestId);
    }

    public void Write(KmsEvent record) => LogLines.ServiceEvent(
        LoggerOf($"{Events}.{record.EventName}"), record.EventName, record.AwsRegion, Joined(record.Resources.Select(resource => resource.Arn)),
        record.EventTime, record.EventID);

    private static void Write(ILogger logger, CallReport call, KmsFault fault) => LogLines.FaultInjected(
        logger, call.Operation, call.Caller, call.Region, Joined(call.Resources), fault.ToString(), call.ErrorCode, fault.TakesEffect && call.ErrorCode is null,
        call.Time, call.RequestId);

    // Loggers write a list in one way or another, by how many members a line has.
    private static string Joined(IEnumerable<string> arns) => string.Join(", ", arns);

    private ILogger LoggerOf(string category) => loggers.GetOrAdd(category, static (name, factory) => factory.CreateLogger(name), factory);
}
