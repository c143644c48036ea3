using System.Text.RegularExpressions;

namespace FakeKms.Readme.Tests;

/// <summary>The links of a page that lead to no file of the repository, or to no heading of it. Links to the web are not followed.</summary>
internal static partial class BrokenLinks
{
    public static IReadOnlyList<string> In(string page, string markdown, string root) => Links().Matches(markdown)
        .Select(match => match.Groups[1].Value)
        .Where(link => !link.StartsWith("https://", StringComparison.Ordinal) && !Leads(page, markdown, link, root))
        .Select(link => $"{page}: {link}")
        .ToArray();

    private static bool Leads(string page, string markdown, string link, string root)
    {
        var parts = link.Split('#');
        var target = Path.Combine(root, Path.GetDirectoryName(page)!, parts[0]);
        if (parts[0].Length > 0 && !File.Exists(target) && !Directory.Exists(target)) return false;
        return parts.Length == 1 || Headings(parts[0].Length == 0 ? markdown : File.ReadAllText(target)).Contains(parts[1]);
    }

    // As GitHub makes anchors: lower case, punctuation dropped, hyphens for spaces.
    private static IEnumerable<string> Headings(string markdown) => Heading().Matches(markdown)
        .Select(match => NotInAnchors().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
