namespace FakeKms.Domain.Policies.Conditions;

/// <summary>A pattern in which <c>*</c> stands for any characters, or none, and <c>?</c> for one.</summary>
internal sealed class WildcardPattern
{
    private readonly Piece first;

    /// <summary>What stands between asterisks.</summary>
    private readonly Piece[] middle = [];

    /// <summary>What stands after the last asterisk; null for a pattern without one.</summary>
    private readonly Piece? last;

    public WildcardPattern(PatternText pattern, bool ignoresCase = false)
    {
        var pieces = new List<Piece>();
        var start = 0;
        for (var index = 0; index <= pattern.Text.Length; index++)
        {
            var isEnd = index == pattern.Text.Length || (pattern.Text[index] == '*' && pattern.IsWildcard(index));
            if (!isEnd) continue;
            pieces.Add(new Piece(pattern.Slice(start, index - start), ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
            start = index + 1;
        }
        first = pieces[0];
        if (pieces.Count == 1) return;
        last = pieces[^1];
        middle = [.. pieces[1..^1].Where(piece => piece.Length > 0)];
    }

    public WildcardPattern(string pattern, bool ignoresCase = false) : this(new PatternText(pattern), ignoresCase) { }

    public bool Matches(ReadOnlySpan<char> text)
    {
        if (last is null) return text.Length == first.Length && first.Begins(text);
        if (text.Length < first.Length + last.Length || !first.Begins(text) || !last.Begins(text[(text.Length - last.Length)..])) return false;
        text = text[first.Length..(text.Length - last.Length)];
        // What is found as early as possible leaves most room for the rest.
        foreach (var piece in middle)
        {
            var index = piece.IndexIn(text);
            if (index < 0) return false;
            text = text[(index + piece.Length)..];
        }
        return true;
    }

    /// <summary>Characters without an asterisk among them.</summary>
    private sealed class Piece(PatternText pattern, StringComparison comparison)
    {
        private readonly string text = pattern.Text;
        private readonly bool hasQuestionMarks = Enumerable.Range(0, pattern.Text.Length).Any(pattern.IsWildcard);

        public int Length => text.Length;

        public bool Begins(ReadOnlySpan<char> whole)
        {
            if (!hasQuestionMarks) return whole.StartsWith(text, comparison);
            if (whole.Length < text.Length) return false;
            for (var index = 0; index < text.Length; index++)
            {
                if (!pattern.IsWildcard(index) && !whole.Slice(index, 1).Equals(text.AsSpan(index, 1), comparison)) return false;
            }
            return true;
        }

        public int IndexIn(ReadOnlySpan<char> whole)
        {
            if (!hasQuestionMarks) return whole.IndexOf(text, comparison);
            for (var index = 0; index <= whole.Length - text.Length; index++)
            {
                if (Begins(whole[index..])) return index;
            }
            return -1;
        }
    }
}
