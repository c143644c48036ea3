using System.Diagnostics.CodeAnalysis;

namespace FakeKms.Scenarios.Running;

/// <summary>
/// What a script has given names. A branch has its own names and those of before, so that branches do not take each other's values; what they name can be
/// found behind them, unless several have taken the same name.
/// </summary>
/// <param name="outer">What the names of a branch lie within; null for the script itself.</param>
/// <param name="turns">The branches that this one belongs to; null for the script itself.</param>
internal sealed class ScriptNames<T>(ScriptNames<T>? outer = null, ScriptPart? turns = null)
    where T : class
{
    private readonly Dictionary<string, Entry> own = new(StringComparer.Ordinal);

    public IEnumerable<string> All => own.Keys.Concat(outer?.All ?? []).Distinct();

    public void Store(string name, T value) => Store(name, value, by: null, of: null);

    /// <exception cref="ScriptMistakeException">Several branches have given the name to something.</exception>
    public bool TryFind(string name, [NotNullWhen(true)] out T? value)
    {
        value = null;
        if (Find(name, by: null, of: null) is not { } entry) return false;
        value = entry.Value ?? throw new ScriptMistakeException(
            $"Several branches of a Parallel have used the name \"{name}\", so that it says nothing behind them. Give each a name of its own.");
        return true;
    }

    // A branch does not see what the others of its Parallel have stored.
    private Entry? Find(string name, ScriptNames<T>? by, ScriptPart? of)
    {
        var entry = own.GetValueOrDefault(name);
        if (of is not null && entry?.Of == of && entry.By != by) entry = entry.Before;
        return entry ?? outer?.Find(name, this, turns);
    }

    private void Store(string name, T value, ScriptNames<T>? by, ScriptPart? of)
    {
        var last = own.GetValueOrDefault(name);
        own[name] = of is not null && last?.Of == of
            ? new Entry(last.By == by && last.Value is not null ? value : null, by, of, last.Before)
            : new Entry(value, by, of, of is null || last is null ? null : last with { Before = null });
        outer?.Store(name, value, this, turns);
    }

    /// <param name="Value">What has the name; null when several branches say different things.</param>
    /// <param name="By">The branch that gave the name; null for none.</param>
    /// <param name="Of">The branches that it is one of; null for none.</param>
    /// <param name="Before">What had the name before these branches; null for nothing.</param>
    private sealed record Entry(T? Value, ScriptNames<T>? By, ScriptPart? Of, Entry? Before);
}
