namespace FakeKms.Domain.Policies;

/// <summary>
/// The actions or the resources of a statement: those that match one of the patterns or, for NotAction and NotResource, those that match none.
/// A statement without the element has no patterns, and no effect.
/// </summary>
internal sealed record PolicyPatterns(bool IsNegated, IReadOnlyList<string> Patterns)
{
    public static PolicyPatterns None { get; } = new(IsNegated: false, []);

    public bool Match(string text, StringComparison comparison) => IsNegated != Patterns.Any(pattern => Matches(pattern, text, comparison));

    /// <summary>Compares with a pattern in which <c>*</c> stands for any characters and <c>?</c> for one.</summary>
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, StringComparison comparison)
    {
        var (at, position, star, mark) = (0, 0, -1, 0);
        while (position < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, mark) = (at++, position);
            }
            else if (at < pattern.Length && (pattern[at] == '?' || pattern.Slice(at, 1).Equals(text.Slice(position, 1), comparison)))
            {
                (at, position) = (at + 1, position + 1);
            }
            else if (star < 0)
            {
                return false;
            }
            else
            {
                // The last asterisk takes one character more.
                (at, position) = (star + 1, ++mark);
            }
        }
        return pattern[at..].TrimStart('*').IsEmpty;
    }
}
