namespace FakeKms.Domain.Policies.Conditions;

/// <summary>A pattern in which <c>*</c> stands for any characters, or none, and <c>?</c> for one.</summary>
internal sealed class WildcardPattern
{
    private readonly PatternText pattern;
    private readonly StringComparison comparison;

    /// <summary>Where the first wildcard is; what comes before has to be the beginning of every text that matches.</summary>
    private readonly int fixedLength;

    public WildcardPattern(PatternText pattern, bool ignoresCase = false)
    {
        this.pattern = pattern;
        comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        while (fixedLength < pattern.Text.Length && !pattern.IsWildcard(fixedLength)) fixedLength++;
    }

    public WildcardPattern(string pattern, bool ignoresCase = false) : this(new PatternText(pattern), ignoresCase) { }

    public bool Matches(ReadOnlySpan<char> text)
    {
        var all = pattern.Text.AsSpan();
        if (fixedLength == all.Length) return text.Equals(all, comparison);
        return text.StartsWith(all[..fixedLength], comparison) && MatchesRest(all, text);
    }

    private bool MatchesRest(ReadOnlySpan<char> all, ReadOnlySpan<char> text)
    {
        var (at, position, star, mark) = (fixedLength, fixedLength, -1, 0);
        while (position < text.Length)
        {
            if (at < all.Length && all[at] == '*' && pattern.IsWildcard(at))
            {
                (star, mark) = (at++, position);
            }
            else if (at < all.Length && (pattern.IsWildcard(at) || all.Slice(at, 1).Equals(text.Slice(position, 1), comparison)))
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
        while (at < all.Length && all[at] == '*' && pattern.IsWildcard(at)) at++;
        return at == all.Length;
    }
}
