using FakeKms.Model.Faults;

namespace FakeKms.Engine.Faults.Scripts;

/// <summary>A rule that holds until it is taken back: a fault, or code of the test that runs before or after the call.</summary>
internal sealed class StandingFault<TCall, TFault>(ScriptMatch<TCall> match, TFault? fault, Func<TCall, Task>? before, Func<TCall, Task>? after)
    : ScriptedFault<TCall>(match)
    where TCall : class, IScriptedCall
    where TFault : class
{
    private bool isTried;

    /// <summary>Tells the rule from all others of the process.</summary>
    public long Id { get; } = RunningHooks.NextId();

    public TFault? Fault { get; } = fault;

    public Func<TCall, Task>? Before { get; } = before;

    public Func<TCall, Task>? After { get; } = after;

    public RuleTerms Terms { get; init; } = new();

    public override int? Times => null;

    // A rule is told of only when it never took place.
    public override int Fired => 0;

    // A rule of chance may have had none, but not without a call to try it on.
    public override bool IsUnfired => !isTried;

    protected override string Text =>
        $"When({Match}){Terms}"
        + (Fault is not null ? $".Fail({Fault})" : Before is not null ? ".Run(…)" : ".RunAfter(…)");

    public bool Takes(TCall call, Func<double> chance)
    {
        if (!Terms.Include(call.Time) || !IsFor(call)) return false;
        isTried = true;
        return Terms.Probability >= 1 || chance() < Terms.Probability;
    }
}
