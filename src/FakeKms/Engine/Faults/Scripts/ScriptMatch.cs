namespace FakeKms.Engine.Faults.Scripts;

/// <summary>Which calls a fault or a hook is for. What is null does not matter.</summary>
internal abstract record ScriptMatch<TCall>
{
    public string? Operation { get; init; }

    public Func<TCall, bool>? Predicate { get; init; }

    /// <summary>What of a call is other than asked for, each in a few words.</summary>
    public abstract IEnumerable<string> Misses(TCall call);
}
