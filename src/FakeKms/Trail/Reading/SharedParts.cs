namespace FakeKms.Trail.Reading;

/// <summary>
/// Parts that many records have in common, kept once: texts, callers, keys. As many as a long log may have are not all kept, so that they do not grow with it.
/// </summary>
internal sealed class SharedParts
{
    private const int Most = 4096;
    private readonly Dictionary<object, object> parts = [];

    public T? Of<T>(T? part)
        where T : class
    {
        if (part is null) return null;
        if (parts.TryGetValue(part, out var known)) return (T)known;
        if (parts.Count == Most) parts.Clear();
        parts.Add(part, part);
        return part;
    }

    /// <summary>A list of the key of a record, which nearly always has one, or of its keys.</summary>
    public IReadOnlyList<KmsEventResource> ListOf(IReadOnlyList<KmsEventResource> resources) =>
        resources is [var only] ? Of(new OneResource(only))!.List : resources;

    private sealed record OneResource(KmsEventResource Resource)
    {
        private KmsEventResource[]? list;

        public IReadOnlyList<KmsEventResource> List => list ??= [Resource];

        // By the resource alone: that the list was asked for makes no difference.
        public bool Equals(OneResource? other) => other is not null && Resource == other.Resource;

        public override int GetHashCode() => Resource.GetHashCode();
    }
}
