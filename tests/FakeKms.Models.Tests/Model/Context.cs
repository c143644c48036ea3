namespace FakeKms.Models.Tests.Model;

/// <summary>An encryption context. They are few, so that calls meet each other's.</summary>
internal sealed record Context(string Name, IReadOnlyDictionary<string, string> Pairs)
{
    public static Context None { get; } = Of("none");

    public static IReadOnlyList<Context> All { get; } =
    [
        None,
        Of("purpose a", ("purpose", "a")),
        Of("purpose b", ("purpose", "b")),
        Of("purpose a of team x", ("purpose", "a"), ("team", "x")),
        Of("Purpose a", ("Purpose", "a")),
    ];

    /// <summary>For a request: an empty context is left out.</summary>
    public Dictionary<string, string>? Request => Pairs.Count == 0 ? null : new(Pairs);

    /// <summary>Whether a ciphertext of this context opens with the other one: they are the same, letter by letter.</summary>
    public bool Opens(Context other) => Pairs.Count == other.Pairs.Count && Pairs.All(pair => other.Pairs.Contains(pair));

    /// <summary>Whether all pairs of this one are in the other. The key of a pair is not case-sensitive here, its value is (API_GrantConstraints).</summary>
    public bool IsWithin(Context other) => Pairs.All(pair => other.Pairs.Any(found => Equal(pair, found)));

    public bool IsSameAs(Context other) => IsWithin(other) && other.IsWithin(this);

    public bool Equals(Context? other) => other?.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;

    private static bool Equal(KeyValuePair<string, string> one, KeyValuePair<string, string> other) =>
        one.Key.Equals(other.Key, StringComparison.OrdinalIgnoreCase) && one.Value == other.Value;

    private static Context Of(string name, params (string Key, string Value)[] pairs) => new(name, pairs.ToDictionary(pair => pair.Key, pair => pair.Value));
}
