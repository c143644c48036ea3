namespace FakeKms.Questions;

/// <summary>A table as text in columns and as Markdown.</summary>
/// <param name="head">The heads of the columns.</param>
/// <param name="rows">The rows, each with a cell for each column.</param>
internal sealed class TextTable(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
{
    /// <summary>Columns as wide as their widest cell, two spaces apart.</summary>
    public override string ToString()
    {
        int[] widths = [.. head.Select((title, column) => rows.Select(row => row[column].Length).Append(title.Length).Max())];
        return string.Join(Environment.NewLine, rows.Prepend(head).Select(Line));

        string Line(IReadOnlyList<string> cells) => string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
    }

    /// <summary>A table of GitHub's Markdown.</summary>
    /// <remarks><see href="https://github.github.com/gfm/#tables-extension-"/></remarks>
    public string ToMarkdown() =>
        string.Join(Environment.NewLine, rows.Select(Row).Prepend(Row([.. head.Select(_ => "---")])).Prepend(Row(head)));

    // A bar would end the cell. A key of a condition or the name of a policy can have one.
    private static string Row(IReadOnlyList<string> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
