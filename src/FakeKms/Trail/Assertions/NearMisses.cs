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

    /// <summary>
    /// What can be read in a condition's text: comparisons of names, keys, callers and values with texts. Empty where it says more than that all of them hold.
    /// </summary>
    public static KmsEventCriteria Read(string expression)
    {
        var criteria = new KmsEventCriteria();
        if (Otherwise().IsMatch(expression)) return criteria;
        foreach (Match match in Comparison().Matches(expression))
        {
            var (member, text) = (match.Groups["member"].Value, match.Groups["text"].Value);
            if (text.Trim().Length == 0) continue;
            _ = member switch
            {
                "IsOn" => criteria.OnKey(text, mayBeUnknown: true),
                "IsBy" => criteria.By(text, mayBeUnknown: true),
                "HasValue" => criteria.WithValue(match.Groups["path"].Value, text, mayBeUnknown: true),
                _ => criteria.WithValue(char.ToLowerInvariant(member[0]) + member[1..], text, mayBeUnknown: true),
            };
        }
        return criteria;
    }

    private static int Score(KmsEvent record, string[] quoted)
    {
        var json = record.ToJson();
        return quoted.Count(text => record.IsOn(text) || json.Contains($"\"{text}\"", StringComparison.Ordinal));
    }

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(
        "\\.(?<member>EventName|ErrorCode|ErrorMessage|AwsRegion|SourceIPAddress|EventType|RecipientAccountId|VpcEndpointId) == \"(?<text>[^\"\\\\]+)\"" +
        "|\\.(?<member>IsOn|IsBy)\\(\"(?<text>[^\"\\\\]+)\"\\)|\\.(?<member>HasValue)\\(\"(?<path>[^\"\\\\]+)\", \"(?<text>[^\"\\\\]+)\"\\)")]
    private static partial Regex Comparison();

    // An alternative or a negation: what does not hold need not be what is missing.
    [GeneratedRegex(@"\|\||![^=]|\?|=>.*=>")]
    private static partial Regex Otherwise();
}
