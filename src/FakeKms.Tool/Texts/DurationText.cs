using System.Globalization;
using System.Text.RegularExpressions;

namespace FakeKms.Tool.Texts;

/// <summary>Spans of time as people write them: <c>7d</c>, <c>1d12h</c>, <c>90s</c>.</summary>
internal static partial class DurationText
{
    /// <exception cref="FormatException">It is none, or too long for a clock.</exception>
    public static TimeSpan Read(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || text.Length == 0)
            throw new FormatException($"'{text}' is no duration; write days, hours, minutes and seconds, such as 7d, 1d12h, 30m or 45s.");
        try
        {
            return Part(match, "d", TimeSpan.TicksPerDay) + Part(match, "h", TimeSpan.TicksPerHour)
                + Part(match, "m", TimeSpan.TicksPerMinute) + Part(match, "s", TimeSpan.TicksPerSecond);
        }
        catch (OverflowException)
        {
            throw new FormatException($"'{text}' is longer than any clock goes.");
        }
    }

    private static TimeSpan Part(Match match, string unit, long ticks) => match.Groups[unit].Success
        ? TimeSpan.FromTicks(checked(long.Parse(match.Groups[unit].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) * ticks))
        : TimeSpan.Zero;

    [GeneratedRegex(@"\A((?<d>[0-9]{1,18})d)?((?<h>[0-9]{1,18})h)?((?<m>[0-9]{1,18})m)?((?<s>[0-9]{1,18})s)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
