using System.Text;
using System.Text.Json;
using FakeKms.Trail.Scanning;

namespace FakeKms.Trail.Reading;

/// <summary>Records that stand in a log as a text, with quotation marks escaped, or as base64, compressed or not.</summary>
internal static class EncodedLog
{
    /// <summary>The base64 that CloudWatch Logs gives to Lambda, Kinesis or Firehose; null for another object.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchlogs.html"/></remarks>
    public static string? DataOf(JsonElement element) =>
        LoggedRecord.Member(element, "awslogs") is { } logs ? LoggedRecord.Text(logs, "data")
        : LoggedRecord.Member(element, "kinesis") is { } stream ? LoggedRecord.Text(stream, "data")
        : LoggedRecord.Member(element, "recordId") is not null ? LoggedRecord.Text(element, "data")
        : null;

    public static IEnumerable<LoggedRecord> InText(string text, LogPlace place) => Within(Encoding.UTF8.GetBytes(text), place);

    public static IEnumerable<LoggedRecord> InBase64(string text, LogPlace place)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count)
            ? Within(bytes[..count], place)
            : throw LogErrors.NotJsonInside(place, new FormatException("it is no base64 either."));
    }

    private static IEnumerable<LoggedRecord> Within(byte[] content, LogPlace place) =>
        LogRecords.Of(LogSource.OfBytes(place.Log, content), place, isInside: true);
}
