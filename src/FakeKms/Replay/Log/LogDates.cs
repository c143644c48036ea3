using System.Globalization;

namespace FakeKms.Replay.Log;

/// <summary>The dates inside records: US English in UTC, with a comma behind the year since 2021, or ISO 8601.</summary>
internal static class LogDates
{
    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : throw new UnreplayableException($"'{text}' is no date");
}
