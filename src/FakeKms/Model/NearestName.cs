namespace FakeKms.Model;

/// <summary>Which of several names may have been meant by one that is none of them.</summary>
internal static class NearestName
{
    /// <summary>
    /// The nearest name, or null when none is near: at most a third of the letters differ, case not counted, or one name lies within the other.
    /// </summary>
    public static string? Of(string text, IEnumerable<string> names)
    {
        var best = names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Distance: Distance(text.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(near => near.Distance <= Math.Max(2, Math.Max(text.Length, near.Name.Length) / 3) || IsWithin(text, near.Name))
            .OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name;
    }

    /// <summary>A question for the end of a sentence: <c>; did you mean 'alias/cards'?</c>, or a full stop when nothing is near.</summary>
    public static string Question(string text, IEnumerable<string> names) => Of(text, names) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    // A short name lies within many.
    private static bool IsWithin(string text, string name) =>
        text.Length > 3 && name.Length > 3
        && (text.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(text, StringComparison.OrdinalIgnoreCase));

    // Levenshtein's, with two neighbours that changed places counted once.
    private static int Distance(string one, string other)
    {
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[other.Length];
    }
}
