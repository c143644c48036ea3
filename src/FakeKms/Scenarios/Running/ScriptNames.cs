using System.Diagnostics.CodeAnalysis;

namespace FakeKms.Scenarios.Running;

/// <summary>
/// What a script has given names. A branch has its own names, so that branches do not take each other's values; what they name can be found behind them, unless
/// several have taken the same name.
/// </summary>
/// <param name="outer">What had names before the branch; null for the script itself.</param>
/// <param name="turns">The branches that this one belongs to; null for the script itself.</param>
internal sealed class ScriptNames<T>(ScriptNames<T>? outer = null, ScriptPart? turns = null)
    where T : class
{
    private readonly Dictionary<string, Entry> own = new(StringComparer.Ordinal);

    public IEnumerable<string> All => own.Keys.Concat(outer?.All ?? []).Distinct();

    public void Store(string name, T value) => Store(name, value, from: null, of: null);

    /// <exception cref="ScriptMistakeException">Several branches have given the name to something.</exception>
    public bool TryFind(string name, [NotNullWhen(true)] out T? value)
    {
        if (!own.TryGetValue(name, out var entry))
        {
            value = null;
            return outer?.TryFind(name, out value) == true;
        }
        value = entry.Value ?? throw new ScriptMistakeException(
            $"Several branches of a Parallel have used the name \"{name}\", so that it says nothing behind them. Give each a name of its own.");
        return true;
    }

    private void Store(string name, T value, ScriptNames<T>? from, ScriptPart? of)
    {
        var isTaken = of is not null && own.TryGetValue(name, out var entry) && entry.Of == of && entry.From != from;
        own[name] = new Entry(isTaken ? null : value, from, of);
        outer?.Store(name, value, this, turns);
    }

    /// <param name="Value">What has the name; null when several branches say different things.</param>
    /// <param name="From">The branch that gave the name; null for none.</param>
    /// <param name="Of">The branches that it is one of; null for none.</param>
    private sealed record Entry(T? Value, ScriptNames<T>? From, ScriptPart? Of);
}
