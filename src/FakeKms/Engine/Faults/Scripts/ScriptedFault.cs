namespace FakeKms.Engine.Faults.Scripts;

/// <summary>Something that a test scripted for calls to come: when it is for a call, and how often it was. Guarded by the book that it stands in.</summary>
internal abstract class ScriptedFault<TCall>(ScriptMatch<TCall> match)
    where TCall : class
{
    private readonly NearestCall nearest = new();

    public ScriptMatch<TCall> Match { get; } = match;

    /// <summary>How often it took place, of what is still to be told.</summary>
    public abstract int Fired { get; }

    /// <summary>Whether a test that ends now has not seen all of it.</summary>
    public abstract bool IsUnfired { get; }

    /// <summary>How often it is to take place; null for a rule, which is to at least once.</summary>
    public abstract int? Times { get; }

    public KmsUnfiredFault View() => new(Text, Times, Fired, nearest.Text);

    /// <summary>As it is written in a test.</summary>
    protected abstract string Text { get; }

    protected bool IsFor(TCall call)
    {
        string[] misses = [.. Match.Misses(call)];
        if (misses.Length > 0 && IsUnfired) nearest.Note(call, misses);
        return misses.Length == 0;
    }
}
