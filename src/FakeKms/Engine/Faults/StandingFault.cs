namespace FakeKms.Engine.Faults;

/// <summary>A rule that holds until it is taken back: a fault, or code of the test that runs before or after the call.</summary>
internal sealed class StandingFault(CallMatch match, KmsFault? fault, Func<KmsCall, Task>? before, Func<KmsCall, Task>? after) : ScriptedFault(match)
{
    private static long given;
    private int tried;

    /// <summary>Tells the rule from all others of the process.</summary>
    public long Id { get; } = Interlocked.Increment(ref given);

    public KmsFault? Fault { get; } = fault;

    public Func<KmsCall, Task>? Before { get; } = before;

    public Func<KmsCall, Task>? After { get; } = after;

    /// <summary>The part of the calls that it is for, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    public DateTimeOffset From { get; init; } = DateTimeOffset.MinValue;

    public DateTimeOffset Until { get; init; } = DateTimeOffset.MaxValue;

    public override int? Times => null;

    // A rule of chance may have had none, but not without a call to try it on.
    public override bool IsUnfired => Fired == 0 && (Probability >= 1 || tried == 0);

    protected override string Text =>
        $"When({Match})" + (Probability < 1 ? $".WithProbability({Probability})" : "")
        + (From == DateTimeOffset.MinValue && Until == DateTimeOffset.MaxValue ? "" : $".Between({From:O}, {Until:O})")
        + (Fault is not null ? $".Fail({Fault})" : Before is not null ? ".Run(…)" : ".RunAfter(…)");

    public bool Takes(KmsCall call, Func<double> chance)
    {
        if (call.Time < From || call.Time >= Until || !IsFor(call)) return false;
        tried++;
        if (Probability < 1 && chance() >= Probability) return false;
        Fired++;
        return true;
    }
}
