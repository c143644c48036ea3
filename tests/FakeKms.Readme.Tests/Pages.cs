namespace FakeKms.Readme.Tests;

/// <summary>The pages whose blocks are promises to the reader.</summary>
internal static class Pages
{
    public static string Root { get; } = FindRoot();

    /// <summary>The pages, by their paths from the root.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "README.md", "CONTRIBUTING.md",
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md").Select(file => "docs/" + Path.GetFileName(file)).Order(StringComparer.Ordinal),
    ];

    public static string Text(string page) => File.ReadAllText(Path.Combine(Root, page));

    public static IReadOnlyList<MarkdownBlock> Blocks(params string[] languages) => Names
        .SelectMany(page => MarkdownBlock.In(page, Text(page)))
        .Where(block => languages.Contains(block.Language))
        .ToArray();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FakeKms.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("FakeKms.sln stands in no folder above the tests.");
    }
}
