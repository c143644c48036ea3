using System.Collections.Immutable;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Runs;

/// <summary>Which id of the engine a symbol of the model stands for: one each, from the first time on that they are met in each other's place.</summary>
internal sealed record Names(ImmutableDictionary<string, string> Ids, ImmutableDictionary<string, string> Symbols)
{
    public static Names None { get; } = new(ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);

    /// <summary>Whether the engine answers what the model does, and the names with what is new in them.</summary>
    public (bool Agree, Names Names) Compare(Answer expected, Answer actual)
    {
        if (expected.Error != actual.Error || expected.Members.Count != actual.Members.Count) return (false, this);
        var names = this;
        foreach (var (wanted, found) in expected.Members.Zip(actual.Members))
        {
            var same = wanted.IsId ? names.TryBind(wanted.Value, found.Value, out names) : wanted.Value == found.Value;
            if (!same || wanted.Path != found.Path) return (false, this);
        }
        return (true, names);
    }

    private bool TryBind(string? symbol, string? id, out Names names)
    {
        names = this;
        if (symbol is null || id is null) return symbol is null && id is null;
        if (Ids.TryGetValue(symbol, out var known)) return known == id;
        if (Symbols.ContainsKey(id)) return false;
        names = new Names(Ids.Add(symbol, id), Symbols.Add(id, symbol));
        return true;
    }
}
