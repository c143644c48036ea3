using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using FakeKms.Trail.Records;

namespace FakeKms.Scenarios.Running;

/// <summary>How a script's arguments look in a report: on one line, and without what is secret: reports end in the logs of builds.</summary>
internal static class ScriptText
{
    private const int Shown = 32;

    /// <summary>The arguments that were given, separated by commas; an empty name stands for a positional argument.</summary>
    public static string Of(params (string Name, object? Value)[] arguments) => string.Join(", ", arguments
        .Where(argument => argument.Value is not null)
        .Select(argument => argument.Name.Length == 0 ? Value(argument.Value!) : $"{argument.Name}: {Value(argument.Value!)}"));

    public static string? Quoted(string? text) => text is null ? null : $"\"{text}\"";

    public static string Beginning(string text) => text.Length <= Shown ? $"\"{text}\"" : $"\"{text[..Shown]}\"...";

    [return: NotNullIfNotNull(nameof(text))]
    public static string? Secret(string? text) => text is null ? null : $"{text.Length} characters";

    /// <summary>Names of stored grants are shown, tokens are not: whoever has one may use it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Token(string? text) => text is null || text.Length <= Shown ? text : Secret(text);

    public static IEnumerable<string>? Tokens(IEnumerable<string>? texts) => texts?.Select(text => Token(text));

    private static string Value(object value) => value switch
    {
        byte[] bytes => $"{bytes.Length} bytes",
        IReadOnlyDictionary<string, string> pairs => $"{{{string.Join(", ", pairs.Select(pair => $"{OneLine(pair.Key)}={OneLine(pair.Value)}"))}}}",
        IEnumerable<object> items => $"[{string.Join(", ", items.Select(Value))}]",
        bool flag => flag ? "true" : "false",
        DateTime time => TrailJson.Time(time),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => OneLine(value.ToString() ?? ""),
    };

    private static string OneLine(string text)
    {
        if (!text.Any(IsHidden)) return text;
        var line = new StringBuilder();
        foreach (var c in text)
        {
            if (IsHidden(c)) line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else line.Append(c);
        }

        return line.ToString();
    }

    // Marks that turn the direction of writing make a name look like another one.
    private static bool IsHidden(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
