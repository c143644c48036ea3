namespace FakeKms.Scenarios.Running;

/// <summary>Steps of a script that belong together: those of a fragment, a round of a repetition, branches that take turns, or one of these branches.</summary>
/// <param name="title">What the report prints above them.</param>
/// <param name="outer">The part that this one lies in; null for the script itself.</param>
internal sealed class ScriptPart(string title, ScriptPart? outer)
{
    public string Title => title;

    public ScriptPart? Outer => outer;

    /// <summary>Whether the parts in it are branches, which take turns.</summary>
    public bool TakesTurns { get; init; }

    public bool IsBranch => outer is { TakesTurns: true };

    /// <summary>The parts around a step, outermost first.</summary>
    public static IReadOnlyList<ScriptPart> PathTo(ScriptPart? part) => part is null ? [] : [.. PathTo(part.Outer), part];
}
