using System.Globalization;

namespace FakeKms.Domain.Policies.Conditions;

/// <summary>
/// The forms in which policies and requests write an instant: seconds since 1970, or the profile of ISO 8601 that W3C made. A time without offset is taken
/// for UTC; a year alone cannot be told from seconds, and is taken for these.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date"/>,
/// <see href="https://www.w3.org/TR/NOTE-datetime"/>
/// </remarks>
internal static class Instants
{
    private static readonly string[] Formats =
    [
        "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyyMMddTHHmmK", "yyyyMMddTHHmmssK",
    ];

    /// <summary>Seconds since 1970; null when the text has none of the forms.</summary>
    public static decimal? Read(string text)
    {
        if (WantedOrder.Number(text) is { } seconds) return seconds;
        var isDate = DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        return isDate ? (decimal)(date - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond : null;
    }
}
