using System.Xml.Linq;

namespace FakeKms.Readme.Tests;

/// <summary>The pages whose blocks are promises to the reader.</summary>
internal static class Pages
{
    public static string Root { get; } = FindRoot();

    /// <summary>The pages, by their paths from the root.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "README.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md",
        .. In("docs"), .. In("docs/recipes"),
        .. PackageReadmes,
    ];

    /// <summary>The page of each package in a feed, where a relative link leads nowhere.</summary>
    public static IReadOnlyList<string> PackageReadmes =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Root, "src")).Select(folder => $"src/{Path.GetFileName(folder)}/package-readme.md")
            .Where(page => File.Exists(Path.Combine(Root, page))).Order(StringComparer.Ordinal),
    ];

    /// <summary>Where the repository is at home: FakeKmsRepositoryUrl of Directory.Build.props.</summary>
    public static string RepositoryUrl { get; } =
        XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("FakeKmsRepositoryUrl").Single().Value;

    public static string Text(string page) => File.ReadAllText(Path.Combine(Root, page));

    public static IReadOnlyList<MarkdownBlock> Blocks(params string[] languages) => Names
        .SelectMany(page => MarkdownBlock.In(page, Text(page)))
        .Where(block => languages.Contains(block.Language))
        .ToArray();

    private static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md")
        .Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FakeKms.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("FakeKms.sln stands in no folder above the tests.");
    }
}
