using System.Text.RegularExpressions;

namespace FakeKms.Readme.Tests;

/// <summary>
/// The links of a page that is read outside the repository, in a feed or a form, that do not lead into it. What is on its main branch has to be there.
/// </summary>
internal static partial class RepositoryLinks
{
    public static IReadOnlyList<string> Broken(string page, string text, string root, string repository) => Links().Matches(text)
        .Select(match => match.Groups[1].Value)
        .Where(link => !Leads(link, root, repository))
        .Select(link => $"{page}: {link}")
        .ToArray();

    private static bool Leads(string link, string root, string repository)
    {
        var files = repository + "/blob/main/";
        if (link.StartsWith(files, StringComparison.Ordinal)) return BrokenLinks.In("README.md", $"[file]({link[files.Length..]})", root).Count == 0;
        return link.StartsWith(repository, StringComparison.Ordinal) && link[repository.Length..] is "" or ['#' or '/', ..];
    }

    // Of Markdown and of YAML.
    [GeneratedRegex(@"(?:\]\(|^ *url: *)([^)\s]+)", RegexOptions.Multiline)]
    private static partial Regex Links();
}
