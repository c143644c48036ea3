using FakeKms.Engine.Authorization;
using FakeKms.Model;

namespace FakeKms.Questions;

/// <summary>What is known of the calls that a question is about: condition keys with their values, and the Region.</summary>
internal sealed class Circumstances
{
    private readonly Dictionary<string, IReadOnlyList<string>> given = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Given => given;

    /// <summary>The Region that is called; null for that of the key, or of the server.</summary>
    public string? Region { get; private init; }

    public static Circumstances Of(IReadOnlyDictionary<string, string>? context, string? region)
    {
        var made = new Circumstances { Region = region is null ? null : IdForms.CheckedRegion(region) };
        foreach (var (name, values) in GivenContext.Each(context)) made.given[name] = values;
        return made;
    }

    /// <summary>The same with further values of a condition key.</summary>
    public Circumstances With(string name, IReadOnlyList<string> values) => Copy(
        Region, (name, [.. given.GetValueOrDefault(name) ?? [], .. values]));

    public Circumstances In(string region) => Copy(IdForms.CheckedRegion(region), changed: null);

    /// <summary>In words, each with a space before it; empty when nothing is known.</summary>
    public override string ToString()
    {
        var pairs = given.Select(pair => $"{pair.Key} = {string.Join(", ", pair.Value.Select(ShortText.Value))}");
        return (given.Count == 0 ? "" : $" with {string.Join(" and ", pairs)}") + (Region is null ? "" : $" in {Region}");
    }

    private Circumstances Copy(string? region, (string Name, IReadOnlyList<string> Values)? changed)
    {
        var made = new Circumstances { Region = region };
        foreach (var (name, values) in given) made.given[name] = values;
        if (changed is { } change) made.given[change.Name] = change.Values;
        return made;
    }
}
