using System.Globalization;
using System.Text.Json;

namespace FakeKms.Trail.Reading;

/// <summary>A record as it stands in a log, and where it stands.</summary>
/// <param name="Element">Its JSON.</param>
/// <param name="Log">The log's name, or null.</param>
/// <param name="Number">Its number in the log, the first being 1.</param>
internal sealed record LoggedRecord(JsonElement Element, string? Log, int Number)
{
    public DateTimeOffset Time => TimeOf(Element, Log, Number);

    public string Name => Text("eventName")!;

    public string? Text(string member) => Text(Element, member);

    public JsonElement? Member(string member) => Member(Element, member);

    public static JsonElement? Member(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text; a number or a truth value as it is written; null for anything else.</summary>
    public static string? Text(JsonElement element, string member) => Member(element, member) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number } plain => plain.GetRawText(),
        _ => null,
    };

    public static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    private static DateTimeOffset TimeOf(JsonElement element, string? log, int number)
    {
        var text = Text(element, "eventTime");
        return Date(text) ?? throw LogErrors.Unreadable(log, number, "eventTime", text);
    }
}
