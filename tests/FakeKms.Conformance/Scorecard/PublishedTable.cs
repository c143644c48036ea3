namespace FakeKms.Conformance;

/// <summary>The table between the markers of a page, as eng/scorecard.sh writes it: a row for each operation or family, a column for each KMS.</summary>
internal sealed class PublishedTable
{
    private const string Begin = "<!-- scorecard -->\n";
    private const string End = "<!-- /scorecard -->\n";

    private PublishedTable(IReadOnlyList<string> columns, IReadOnlyDictionary<string, string[]> rows) => (Columns, Rows) = (columns, rows);

    /// <summary>What was looked at.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>By the name of the operation or family: "passed of cases" for each column.</summary>
    public IReadOnlyDictionary<string, string[]> Rows { get; }

    public static PublishedTable In(string page)
    {
        var text = page.ReplaceLineEndings("\n").Split(Begin)[1].Split(End)[0];
        string[][] lines = [.. text.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
        return new(lines[0][1..], lines[2..].ToDictionary(cells => cells[0].Trim('*'), cells => cells[1..]));
    }

    /// <summary>What differs in a column of ours from the cases of today, all of which pass.</summary>
    public IEnumerable<string> Differences(string column, IReadOnlyDictionary<string, int> cases)
    {
        var at = Columns.ToList().IndexOf(column);
        if (at < 0) return [$"there is no column {column}"];
        return from name in cases.Keys.Union(Rows.Keys).Order(StringComparer.Ordinal)
               let today = cases.TryGetValue(name, out var count) ? $"{count} of {count}" : "no case"
               let published = Rows.TryGetValue(name, out var row) ? row[at] : "no row"
               where today != published
               select $"{name}: {published}, and today {today}";
    }
}
