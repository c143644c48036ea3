namespace FakeKms.Readme.Tests;

/// <summary>
/// The C# of a page about a test framework. It cannot be compiled here, where NUnit is: it is a file of the tests of that framework, to the letter, which
/// eng/frameworks.sh builds and runs.
/// </summary>
internal static class FrameworkCode
{
    private const string Pages = "docs/frameworks/";

    /// <summary>The folder of the tests that a page shows; null for a page whose blocks are compiled here.</summary>
    public static string? FolderOf(string page) => page switch
    {
        _ when page.StartsWith(Pages, StringComparison.Ordinal) => "tests/frameworks/" + page[Pages.Length..^".md".Length],
        "src/FakeKms.Xunit/package-readme.md" => "tests/frameworks/xunit-v3",
        _ => null,
    };

    /// <summary>The file of the folder that the block is; null if it is none.</summary>
    public static string? FileOf(MarkdownBlock block, string root) => Directory
        .EnumerateFiles(Path.Combine(root, FolderOf(block.Page)!), "*.cs")
        .FirstOrDefault(file => File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd() == block.Text.TrimEnd());
}
