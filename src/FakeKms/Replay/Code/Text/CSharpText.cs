using System.Globalization;
using System.Text;

namespace FakeKms.Replay.Code.Text;

/// <summary>Texts, times and comments as C# has them. What a log says is a text in the code, never code.</summary>
internal static class CSharpText
{
    private const int LongestPiece = 110;
    private const int GoodPiece = 90;
    private const int LongestLine = 132;
    private const string Quotes = "\"\"\"";

    /// <summary>A text as a literal, or as several with a plus between them where it is long.</summary>
    public static string Of(string text)
    {
        var pieces = new List<StringBuilder> { new() };
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var written = isPair ? Number('U', 8, char.ConvertToUtf32(text[i], text[++i])) : Escaped(text[i]);
            var isFull = pieces[^1].Length + written.Length > LongestPiece || (pieces[^1].Length > GoodPiece && i > 0 && text[i - 1] == ' ');
            if (isFull) pieces.Add(new StringBuilder());
            pieces[^1].Append(written);
        }
        return string.Join(" +\n", pieces.Select(piece => $"\"{piece}\""));
    }

    /// <summary>A text with quotation marks or lines of its own, such as a policy, as it is; another one as <see cref="Of(string)"/>.</summary>
    public static string Document(string text)
    {
        var lines = text.Split('\n');
        var isRaw = text.Contains('"', StringComparison.Ordinal) && Array.TrueForAll(lines, IsPlainLine) && !text.Contains(Quotes, StringComparison.Ordinal);
        if (!isRaw) return Of(text);
        return $"{Quotes}\n{string.Join('\n', lines.Select(line => line.Length == 0 ? "" : "    " + line))}\n    {Quotes}";
    }

    /// <summary>A comment, of several lines where it is long.</summary>
    public static string Comment(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ').Select(word => string.Concat(word.Select(c => c is '"' or '\\' ? c.ToString() : Escaped(c)))))
        {
            var pieces = word.Length == 0 ? [""] : word.Chunk(LongestLine).Select(piece => new string(piece)).ToArray();
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + pieces[0].Length > LongestLine) lines.Add("");
            lines[^1] += lines[^1].Length == 0 ? pieces[0] : " " + pieces[0];
            lines.AddRange(pieces[1..]);
        }
        return string.Join('\n', lines.Select(line => $"// {line}"));
    }

    public static string Of(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        var date = string.Create(
            CultureInfo.InvariantCulture, $"new DateTimeOffset({utc.Year}, {utc.Month}, {utc.Day}, {utc.Hour}, {utc.Minute}, {utc.Second}, TimeSpan.Zero)");
        var rest = utc.Ticks % TimeSpan.TicksPerSecond;
        return rest == 0 ? date : string.Create(CultureInfo.InvariantCulture, $"{date}.AddTicks({rest})");
    }

    public static string Of(DateTime time) => $"{Of(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)))}.UtcDateTime";

    /// <summary>A time span in its largest whole unit.</summary>
    public static string Of(TimeSpan span)
    {
        (long Unit, string Name)[] units =
        [
            (TimeSpan.TicksPerDay, "FromDays"), (TimeSpan.TicksPerHour, "FromHours"), (TimeSpan.TicksPerMinute, "FromMinutes"),
            (TimeSpan.TicksPerSecond, "FromSeconds"), (TimeSpan.TicksPerMillisecond, "FromMilliseconds"), (1, "FromTicks"),
        ];
        var (unit, name) = Array.Find(units, known => span.Ticks % known.Unit == 0);
        var isLong = span >= TimeSpan.FromDays(1) && unit is TimeSpan.TicksPerMinute or TimeSpan.TicksPerSecond;
        return isLong
            ? string.Create(CultureInfo.InvariantCulture, $"new TimeSpan({span.Days}, {span.Hours}, {span.Minutes}, {span.Seconds})")
            : string.Create(CultureInfo.InvariantCulture, $"TimeSpan.{name}({span.Ticks / unit})");
    }

    private static bool IsPlainLine(string line) =>
        line.Length <= LongestLine && (line.Length == 0 || !string.IsNullOrWhiteSpace(line)) && line.All(c => Escaped(c) is { Length: 1 } || c is '"' or '\\');

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        ' ' => " ",
        _ => IsVisible(c) ? c.ToString() : Number('u', 4, c),
    };

    // What nobody sees, or what changes the order in which a line is read, is written out.
    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation
        or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    private static string Number(char kind, int digits, int value) => $"\\{kind}{value.ToString($"x{digits}", CultureInfo.InvariantCulture)}";
}
