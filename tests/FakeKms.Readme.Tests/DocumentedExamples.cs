using System.Net;

namespace FakeKms.Readme.Tests;

/// <summary>The examples of the XML documentation, as blocks: what stands between <c>code</c> elements of comments in the sources.</summary>
internal static class DocumentedExamples
{
    private const string Comment = "///";

    public static IReadOnlyList<MarkdownBlock> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Pages.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Pages.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => In(file, Pages.Text(file))),
    ];

    public static IEnumerable<MarkdownBlock> In(string file, string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() != "/// <code>") continue;
            var end = Array.FindIndex(lines, i, line => line.Trim() == "/// </code>");
            if (end < 0) throw new FormatException($"{file}:{i + 1}: the code is not closed.");
            yield return new(file, i + 2, "csharp", string.Join('\n', lines[(i + 1)..end].Select(Text)));
            i = end;
        }
    }

    private static string Text(string line)
    {
        var text = line.TrimStart()[Comment.Length..];
        return WebUtility.HtmlDecode(text.StartsWith(' ') ? text[1..] : text);
    }
}
