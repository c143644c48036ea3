using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace FakeKms.Telemetry;

/// <summary>Tells of calls, where a test has asked for it. What a logger or a listener throws never reaches a call.</summary>
/// <param name="loggers">Makes the loggers; null for no log.</param>
/// <param name="isTracing">Whether calls are activities.</param>
/// <param name="note">Takes what went wrong in the telling.</param>
internal sealed class CallObserver(ILoggerFactory? loggers, bool isTracing, Action<string> note)
{
    private readonly CallLog? log = loggers is null ? null : new CallLog(loggers);

    /// <summary>Whether anybody is told anything.</summary>
    public bool IsOn => log is not null || isTracing;

    public Activity? Begin(string operation, Func<string, string?> header)
    {
        Activity? activity = null;
        if (isTracing) Try("listener to activities", () => activity = CallTrace.Begin(operation, header));
        return activity;
    }

    public void End(Activity? activity, CallReport call)
    {
        if (log is not null) Try("logger", () => log.Write(call));
        if (activity is null) return;
        Try("listener to activities", () =>
        {
            CallTrace.End(activity, call);
            activity.Dispose();
        });
    }

    /// <summary>Tells of what KMS did by itself. Calls are told of with what becomes of their answers.</summary>
    public void Tell(KmsEvent ofKmsItself)
    {
        if (log is not null) Try("logger", () => log.Write(ofKmsItself));
    }

    private void Try(string whose, Action tell)
    {
        try
        {
            tell();
        }
        catch (ObjectDisposedException)
        {
            // A test that ends lets go of its loggers in any order; there is nobody left who would read the line.
        }
#pragma warning disable CA1031 // A call that has succeeded must not fail for being told of.
        catch (Exception error)
#pragma warning restore CA1031
        {
            note($"The {whose} of the test threw {error.GetType().Name} when it was told of a call: {error.Message}");
        }
    }
}
