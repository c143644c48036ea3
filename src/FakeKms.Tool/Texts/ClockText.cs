using System.Globalization;

namespace FakeKms.Tool.Texts;

/// <summary>Times as AWS writes them.</summary>
internal static class ClockText
{
    /// <summary>The clock of the machine.</summary>
    public const string Real = "real";

    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>Where a clock that only stands is to begin; null for the machine's own.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static DateTimeOffset? Read(string text)
    {
        if (text == Real) return null;
        return DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw new FormatException($"'{text}' is neither {Real} nor a time in UTC, such as 2026-01-01 or 2026-01-01T12:00:00Z.");
    }

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
