using System.Globalization;
using System.Text.Json;

namespace FakeKms.Trail.Scanning;

/// <summary>
/// What can be wrong with a log, and where. Nothing of the log itself is quoted but single characters: a log may hold secrets of its owner. The framework's
/// own exceptions, which quote more, end here.
/// </summary>
internal static class LogErrors
{
    /// <summary>How many levels of objects and lists within each other what is read can have.</summary>
    public const int Deepest = 64;

    public static FormatException NotGzip(string? log, Exception exception) =>
        new($"{Named(log)} begins like gzip, but cannot be decompressed: {exception.Message}", exception);

    public static FormatException NotJson(string? log, long line, long position, JsonException exception) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Named(log)} is not JSON, from line {line}, byte {position} on: {Reason(exception)}"));

    public static FormatException NotJsonInside(LogPlace place, Exception exception) =>
        new($"{Named(place.Log)} has a text in place of {Next(place)} that is not JSON itself: {Reason(exception)}");

    public static FormatException NotText(LogPlace place) =>
        new($"{Named(place.Log)} has a text that is not Unicode in {Next(place)}: bytes that are not UTF-8, or one half of a surrogate pair.");

    public static FormatException Empty(string? log) =>
        new($"{Named(log)} is empty. A log without records is {{\"Records\":[]}}; a stream that has been read before is at its end.");

    public static FormatException TooLong(LogPlace place, int limit) =>
        new($"{Named(place.Log)} has something of more than {limit >> 20} MB in place of {Next(place)}, which is no CloudTrail record.");

    public static FormatException TooDeep(LogPlace place, Exception exception) =>
        new($"{Named(place.Log)} has something with more than {Deepest} levels in place of {Next(place)}, which is no CloudTrail record.", exception);

    public static FormatException NotARecord(LogPlace place) =>
        new($"{Named(place.Log)} has something that is no CloudTrail record in place of {Next(place)}: it has no eventName.");

    public static FormatException OnlyANotice(LogPlace place) => new(
        $"{Named(place.Log)} has a notice of a delivery in place of {Next(place)}. The records are in the S3 objects that it names: read those.");

    public static FormatException Missing(LogPlace place, string member) =>
        new($"{Named(place.Log)}: {Record(place, place.Records)} cannot be read, its {member} is missing.");

    public static FormatException NoTime(LogPlace place) =>
        new($"{Named(place.Log)}: {Record(place, place.Records)} cannot be read, its eventTime is no time such as 2026-01-31T23:59:59Z.");

    public static FileNotFoundException NoLogs(string folder) =>
        new($"The folder {folder} has no logs: no file in it or below it ends with {string.Join(", ", LogFolder.Endings)}.", folder);

    private static string Named(string? log) => log is null ? "The CloudTrail log" : $"The CloudTrail log {log}";

    private static string Next(LogPlace place) => Record(place, place.Records + 1);

    private static string Record(LogPlace place, int number) => string.Create(CultureInfo.InvariantCulture, $"record {number} (line {place.Line})");

    // The position that the framework adds to its text counts from zero, and of a word that is none it quotes some letters.
    private static string Reason(Exception exception)
    {
        var text = exception.Message.Split(" LineNumber:")[0];
        var word = text.IndexOf(" is an invalid JSON literal", StringComparison.Ordinal);
        return word < 0 ? text : "there" + text[word..];
    }
}
