namespace FakeKms.Replay.Code.Text;

/// <summary>Puts pieces of code on one line where they fit, and on several where not.</summary>
internal static class CodeLayout
{
    public const int Indent = 4;
    private const int Longest = 120;
    private const int LongestWithNext = 140;

    /// <summary>A call behind another one: on the same line, or on the next one where that would be too long.</summary>
    public static string Behind(string call, string? next)
    {
        if (next is null) return call;
        var last = call[(call.LastIndexOf('\n') + 1)..];
        return last.Length + next.Length <= LongestWithNext ? call + next : $"{call}\n{Indented(next)}";
    }

    public static string Listed(string open, IEnumerable<string> items, string close)
    {
        string[] all = [.. items];
        var line = $"{open}{string.Join(", ", all)}{close}";
        return Fits(line) ? line : $"{open}\n{Indented(string.Join(",\n", all))}\n{close}";
    }

    public static string Braced(string head, IEnumerable<string> items)
    {
        string[] all = [.. items];
        if (all.Length == 0) return $"{head} {{ }}";
        var line = $"{head} {{ {string.Join(", ", all)} }}";
        return Fits(line) ? line : $"{head}\n{{\n{Indented(string.Join(",\n", all) + ",")}\n}}";
    }

    /// <summary>An assignment: on one line, or with the value on the next one where that would be too long.</summary>
    public static string Assigned(string target, string value)
    {
        var last = target[(target.LastIndexOf('\n') + 1)..];
        return last.Length + value.Split('\n')[0].Length < Longest ? $"{target} = {value}" : $"{target} =\n{Indented(value)}";
    }

    /// <summary>A chain of calls: on one line where that fits, or else each on one of its own.</summary>
    public static string Chain(string head, IReadOnlyCollection<string> calls)
    {
        var line = head + string.Concat(calls);
        return calls.Count == 0 || HasShortLines(line) ? line : $"{head}\n{Indented(string.Join('\n', calls))}";
    }

    /// <summary>A call with its arguments, as many on a line as fit.</summary>
    public static string Call(string name, IReadOnlyList<string> arguments)
    {
        var line = $"{name}({string.Join(", ", arguments)})";
        if (Fits(line)) return line;
        var lines = new List<string> { "" };
        foreach (var argument in arguments.Select((text, number) => number == arguments.Count - 1 ? text + ")" : text + ","))
        {
            if (lines[^1].Length > 0 && !Fits($"{lines[^1]} {argument}")) lines.Add(argument);
            else lines[^1] = lines[^1].Length == 0 ? argument : $"{lines[^1]} {argument}";
        }
        return $"{name}(\n{Indented(string.Join('\n', lines))}";
    }

    /// <summary>The lines further to the right. The lines of a raw string move with their ends, so that it stays the same text.</summary>
    public static string Indented(string text, int columns = Indent) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', columns) + line));

    private static bool HasShortLines(string text) => Array.TrueForAll(text.Split('\n'), line => line.Length <= Longest);

    private static bool Fits(string line) => line.Length <= Longest && !line.Contains('\n', StringComparison.Ordinal);
}
