using System.Text.RegularExpressions;

namespace FakeKms.Readme.Tests;

/// <summary>The projects that shell blocks run although they are not there.</summary>
internal static partial class MissingProjects
{
    public static IReadOnlyList<string> In(IEnumerable<MarkdownBlock> blocks, string root) => blocks
        .SelectMany(block => Projects().Matches(block.Text).Select(match => (Block: block, Path: match.Groups[1].Value)))
        .Where(use => !IsProject(Path.Combine(root, use.Path)))
        .Select(use => $"{use.Block}: {use.Path}")
        .ToArray();

    private static bool IsProject(string path) => File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFiles(path, "*.csproj").Any());

    [GeneratedRegex(@"--project\s+(\S+)")]
    private static partial Regex Projects();
}
