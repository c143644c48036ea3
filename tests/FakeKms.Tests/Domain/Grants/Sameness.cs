namespace FakeKms.Tests.Domain.Grants;

/// <summary>Whether values that differ are told apart.</summary>
internal static class Sameness
{
    /// <summary>The pairs of values that are the same and should not be, or the other way round: each is the same as itself alone.</summary>
    public static IEnumerable<string> Mistakes<T>(IReadOnlyDictionary<string, T> different)
        where T : IEquatable<T> =>
        from one in different
        from other in different
        where one.Value.Equals(other.Value) != (one.Key == other.Key)
        select $"{one.Key} and {other.Key}";
}
