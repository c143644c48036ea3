using System.Text.RegularExpressions;

namespace FakeKms.Trail.Assertions;

/// <summary>
/// Finds the records that come nearest to a condition of which only the text can be read: those that have most of the values that are quoted in it.
/// </summary>
internal static partial class NearMisses
{
    public static IReadOnlyList<KmsEvent> Among(IReadOnlyList<KmsEvent> records, string expression)
    {
        string[] quoted = [.. Quoted().Matches(expression).Select(match => match.Groups[1].Value).Where(text => text.Length > 0).Distinct()];
        var scores = records.Select(record => (Record: record, Score: Score(record, quoted))).ToArray();
        var best = scores.Select(scored => scored.Score).DefaultIfEmpty().Max();
        return best == 0 ? [] : [.. scores.Where(scored => scored.Score == best).Select(scored => scored.Record)];
    }

    /// <summary>Whether a name may be what was meant by another: equal but for case, or one within the other, as GenerateDataKey is in its variants.</summary>
    public static bool IsLike(string name, string other) =>
        name.Contains(other, StringComparison.OrdinalIgnoreCase) || other.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static int Score(KmsEvent record, string[] quoted)
    {
        var json = record.ToJson();
        return quoted.Count(text => record.IsOn(text) || json.Contains($"\"{text}\"", StringComparison.Ordinal));
    }

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Quoted();
}
