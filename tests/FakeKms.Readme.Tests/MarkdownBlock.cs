namespace FakeKms.Readme.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The file's name.</param>
/// <param name="Line">The line, from 1, on which the text begins.</param>
/// <param name="Language">The word behind the opening fence.</param>
/// <param name="Text">What stands between the fences.</param>
internal sealed record MarkdownBlock(string Page, int Line, string Language, string Text)
{
    private const string Fence = "```";

    public static IEnumerable<MarkdownBlock> In(string page, string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal)) continue;
            var end = Array.IndexOf(lines, Fence, i + 1);
            if (end < 0) throw new FormatException($"{page}:{i + 1}: the block is not closed.");
            yield return new(page, i + 2, lines[i][Fence.Length..].Trim(), string.Join('\n', lines[(i + 1)..end]));
            i = end;
        }
    }

    public override string ToString() => $"{Page}:{Line}";
}
