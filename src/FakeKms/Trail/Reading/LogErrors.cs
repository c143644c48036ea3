using System.Globalization;
using System.Text.Json;

namespace FakeKms.Trail.Reading;

/// <summary>What can be wrong with a log, and where. Nothing of the log itself is quoted but single characters: a log may hold secrets of its owner.</summary>
internal static class LogErrors
{
    public static FormatException NotGzip(string? log, Exception exception) =>
        new($"{Named(log)} begins like gzip, but cannot be decompressed: {exception.Message}", exception);

    public static FormatException NotJson(string? log, long line, long position, JsonException exception) =>
        Error($"{Named(log)} is not JSON, from line {line}, byte {position} on: {Reason(exception)}", exception);

    public static FormatException NotJsonInside(LogPlace place, Exception exception) => Error(
        $"{Named(place.Log)} has a text in place of record {place.Records + 1} (line {place.Line}) that is not JSON itself: {Reason(exception)}", exception);

    public static FormatException NotText(LogPlace place) => Error(
        $"{Named(place.Log)} has a text that is not Unicode in record {place.Records + 1} (line {place.Line}): bytes that are not UTF-8, or one half of a surrogate pair.");

    public static FormatException Empty(string? log) => Error(
        $"{Named(log)} is empty. A log without records is {{\"Records\":[]}}; a stream that has been read before is at its end.");

    public static FormatException TooLong(LogPlace place, int limit) => Error(
        $"{Named(place.Log)} has something of more than {limit >> 20} MB in place of record {place.Records + 1} (line {place.Line}), which is no CloudTrail record.");

    public static FormatException NotARecord(LogPlace place) => Error(
        $"{Named(place.Log)} has something that is no CloudTrail record in place of record {place.Records + 1} (line {place.Line}): it has no eventName.");

    public static FormatException OnlyANotice(LogPlace place) => Error(
        $"{Named(place.Log)} has a notice of a delivery in place of record {place.Records + 1} (line {place.Line}). The records are in the S3 objects that it names: read those.");

    public static FormatException Missing(LogPlace place, string member) =>
        Error($"{Named(place.Log)}: record {place.Records} (line {place.Line}) cannot be read, its {member} is missing.");

    public static FormatException NoTime(LogPlace place) =>
        Error($"{Named(place.Log)}: record {place.Records} (line {place.Line}) cannot be read, its eventTime is no time such as 2026-01-31T23:59:59Z.");

    public static FileNotFoundException NoLogs(string folder) =>
        new($"The folder {folder} has no logs: no file in it or below it ends with {string.Join(", ", LogFolder.Endings)}.", folder);

    private static FormatException Error(FormattableString text, Exception? exception = null) => new(text.ToString(CultureInfo.InvariantCulture), exception);

    private static string Named(string? log) => log is null ? "The CloudTrail log" : $"The CloudTrail log {log}";

    // The position that the framework adds to its text counts from zero.
    private static string Reason(Exception exception) => exception.Message.Split(" LineNumber:")[0];
}
