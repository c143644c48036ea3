namespace FakeKms.Engine.Faults.Scripts;

/// <summary>An entry of the queue: for a number of calls, after a number of others. Without a fault it lets calls through.</summary>
internal sealed class QueuedFault<TCall, TFault>(ScriptMatch<TCall> match, TFault? fault, int times, int after) : ScriptedFault<TCall>(match)
    where TCall : class
    where TFault : class
{
    private int passed;
    private int fired;

    public TFault? Fault { get; } = fault;

    /// <summary>Whether a fork has it from its original, where it is to take place.</summary>
    public bool IsInherited { get; init; }

    public override int? Times => times;

    public override int Fired => fired;

    public override bool IsUnfired => fired < times;

    protected override string Text =>
        (Fault is null ? $"AllowNext({Match}" : $"FailNext({Match}, {Fault}")
        + (times == 1 ? "" : $", times: {times}") + (after == 0 ? "" : $", after: {after}") + ")"
        + (passed == after ? "" : $" let {passed} of {after} calls through first and");

    /// <summary>Whether the entry is for this call, and what it makes of it: null to let it through.</summary>
    public bool Takes(TCall call, out TFault? what)
    {
        what = null;
        if (!IsUnfired || !IsFor(call)) return false;
        if (passed < after)
        {
            passed++;
            return true;
        }
        fired++;
        what = Fault;
        return true;
    }

    /// <summary>The same entry, as far as it has come.</summary>
    public QueuedFault<TCall, TFault> Copy(bool isInherited) => new(Match, Fault, times, after) { fired = fired, passed = passed, IsInherited = isInherited };
}
