using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace FakeKms.Model.Authorization;

/// <summary>The tags of a session. They equal others with the same keys and values, so that a caller can have them. The case of keys does not count.</summary>
internal sealed class CallerTags : IReadOnlyDictionary<string, string>, IEquatable<CallerTags>
{
    private readonly SortedDictionary<string, string> tags = new(StringComparer.OrdinalIgnoreCase);

    public static CallerTags None { get; } = new();

    public int Count => tags.Count;

    public IEnumerable<string> Keys => tags.Keys;

    public IEnumerable<string> Values => tags.Values;

    public string this[string key] => tags[key];

    public CallerTags With(string key, string value)
    {
        var made = new CallerTags();
        foreach (var (known, old) in tags) made.tags[known] = old;
        made.tags[key] = value;
        return made;
    }

    public bool ContainsKey(string key) => tags.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => tags.TryGetValue(key, out value);

    public bool Equals(CallerTags? other) => other is not null
        && tags.Count == other.tags.Count && tags.All(tag => other.tags.TryGetValue(tag.Key, out var value) && value == tag.Value);

    public override bool Equals(object? obj) => Equals(obj as CallerTags);

    public override int GetHashCode() => tags.Values.Aggregate(tags.Count, HashCode.Combine);

    public override string ToString() => $"{{{string.Join(", ", tags.Select(tag => $"{tag.Key} = {tag.Value}"))}}}";

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => tags.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
