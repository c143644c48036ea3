using System.Text.RegularExpressions;

namespace FakeKms.Readme.Tests.Api;

/// <summary>docs/api.md: each guide with the types that it is about, and their members.</summary>
internal static partial class ApiIndex
{
    public static string RowOf(string type) =>
        $"| `{type}` | {string.Join(", ", PublicApi.Types[type].Select(member => $"`{member}`"))} |".Replace("|  |", "| |", StringComparison.Ordinal);

    /// <summary>The mistakes of an index; none when it has each type once, with all of its members, below a guide that speaks of it.</summary>
    public static IEnumerable<string> Mistakes(string index, Func<string, string> guide)
    {
        var rows = Rows(index).ToArray();
        foreach (var type in PublicApi.Types.Keys.Except(rows.Select(row => row.Type))) yield return $"{type} is in no guide. Its row: {RowOf(type)}";
        foreach (var (page, type, row) in rows)
        {
            if (!PublicApi.Types.TryGetValue(type, out var members)) yield return $"{type} is no public type.";
            else if (row != RowOf(type)) yield return $"The row of {type} is: {RowOf(type)}";
            else if (!members.Append(type).Any(name => Regex.IsMatch(guide(page), $@"\b{Regex.Escape(name.Split('<')[0])}\b"))) yield return $"{page} does not speak of {type}.";
        }
        foreach (var twice in rows.GroupBy(row => row.Type).Where(group => group.Count() > 1)) yield return $"{twice.Key} has two rows.";
    }

    private static IEnumerable<(string Page, string Type, string Row)> Rows(string index)
    {
        var page = "";
        foreach (var line in index.Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading) page = heading.Groups[1].Value;
            else if (line.StartsWith("| `", StringComparison.Ordinal)) yield return (page, line.Split('`')[1], line.TrimEnd());
        }
    }

    [GeneratedRegex(@"^## \[[^\]]+\]\(([^)]+)\)")]
    private static partial Regex Heading();
}
