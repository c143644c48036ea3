using System.Globalization;
using System.Text.Json;

namespace FakeKms.Trail.Reading;

/// <summary>What can be wrong with a log, and where.</summary>
internal static class LogErrors
{
    public static FormatException NotGzip(string? log, Exception exception) =>
        new($"{Named(log)} begins like gzip, but cannot be decompressed: {exception.Message}", exception);

    public static FormatException NotJson(string? log, JsonException exception) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"{Named(log)} is not JSON, from line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} on: {Reason(exception)}"),
        exception);

    public static FormatException NotText(string? log) =>
        new($"{Named(log)} has a text that is not Unicode: bytes that are not UTF-8, or one half of a surrogate pair.");

    public static FormatException NotARecord(string? log, int number) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"{Named(log)} has something that is no CloudTrail record in place of record {number}: it has no eventName."));

    public static FormatException Unreadable(string? log, int number, string member, string? value) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"{Named(log)}: record {number} cannot be read, its {member} is {(value is null ? "missing" : $"'{value}'")}."));

    private static string Named(string? log) => log is null ? "The CloudTrail log" : $"The CloudTrail log {log}";

    // The position that the framework adds to its text counts from zero.
    private static string Reason(JsonException exception) => exception.Message.Split(" LineNumber:")[0];
}
