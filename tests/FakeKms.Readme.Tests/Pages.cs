namespace FakeKms.Readme.Tests;

/// <summary>The pages whose blocks are promises to the reader.</summary>
internal static class Pages
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<MarkdownBlock> Blocks(params string[] languages) => new[] { "README.md", "CONTRIBUTING.md" }
        .Where(page => File.Exists(Path.Combine(Root, page)))
        .SelectMany(page => MarkdownBlock.In(page, File.ReadAllText(Path.Combine(Root, page))))
        .Where(block => languages.Contains(block.Language))
        .ToArray();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FakeKms.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("FakeKms.sln stands in no folder above the tests.");
    }
}
