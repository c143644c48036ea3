using FakeKms.Engine.Members;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Calls;

/// <summary>Which calls of a log are made again, by whom, and which are left out.</summary>
internal sealed class CallChoice
{
    private readonly Dictionary<LoggedEvent, KmsCaller> callers = [];
    private readonly List<(KmsEvent Record, string Reason)> skipped = [];
    private readonly HashSet<LoggedEvent> scripted = [];

    /// <param name="calls">The calls of the log, in order.</param>
    /// <param name="names">What the replay calls the keys of the log.</param>
    /// <param name="unreplayable">What becomes of a call that cannot be made again.</param>
    /// <exception cref="ArgumentException">A call cannot be made again, and is not to be left out.</exception>
    public CallChoice(IReadOnlyCollection<LoggedEvent> calls, ReplayNames names, Unreplayable unreplayable)
    {
        var known = new LoggedContext(LoggedStore.ExternalFromBefore(calls));
        foreach (var logged in calls)
        {
            try
            {
                if (unreplayable == Unreplayable.Scripted && logged.Record.InjectedFault is not null && !logged.Succeeded) throw ReplayErrors.FaultOfTest();
                callers.Add(logged, CallerOf(logged, names, known));
            }
            catch (UnreplayableException) when (unreplayable == Unreplayable.Scripted && !logged.Succeeded && ScriptedCallerOf(logged) is { } caller)
            {
                callers.Add(logged, caller);
                scripted.Add(logged);
            }
            catch (UnreplayableException exception)
            {
                // What failed has changed nothing, so that the calls behind it do not miss it.
                if (logged.Succeeded && unreplayable == Unreplayable.Refused) throw ReplayErrors.Unreplayable(logged.Record, exception.Message, "records");
                skipped.Add((logged.Record, exception.Message));
            }
        }
    }

    /// <summary>Who makes which call, in the order of the log.</summary>
    public IReadOnlyDictionary<LoggedEvent, KmsCaller> Callers => callers;

    /// <summary>The calls that are left out, and why.</summary>
    public IReadOnlyList<(KmsEvent Record, string Reason)> Skipped => skipped;

    /// <summary>Calls that failed for a reason that is not in the log, and can only be made to fail so.</summary>
    public IReadOnlySet<LoggedEvent> Scripted => scripted;

    private static KmsCaller? ScriptedCallerOf(LoggedEvent logged)
    {
        try
        {
            return SdkOperations.Names.Contains(logged.Name) ? LoggedCaller.Of(logged.Record) : null;
        }
        catch (UnreplayableException)
        {
            return null;
        }
    }

    private static KmsCaller CallerOf(LoggedEvent logged, ReplayNames names, LoggedContext known)
    {
        if (!known.Explains(logged) && ReplayRules.Unpredictable(logged.Record) is { } reason) throw new UnreplayableException(reason);
        known.Check(logged);
        RequestBinder.Check(logged, names);
        return LoggedCaller.Of(logged.Record);
    }
}
