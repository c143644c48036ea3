using System.Globalization;
using System.Text.Json;
using FakeKms.Trail.Scanning;

namespace FakeKms.Trail.Reading;

/// <summary>A record as it stands in a log, and where it stands. It is good until the log is read on.</summary>
/// <param name="Element">Its JSON.</param>
/// <param name="Utf8">The same as bytes; empty where they are not at hand.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record LoggedRecord(JsonElement Element, ReadOnlyMemory<byte> Utf8, LogPlace Place)
{
    public bool IsOfKms => Element.TryGetProperty("eventSource", out var source) && source.ValueKind == JsonValueKind.String
        ? source.ValueEquals(LogItem.KmsSource)
        : throw LogErrors.Missing(Place, "eventSource");

    public DateTimeOffset Time => Text("eventTime") is { } text ? Date(text) ?? throw LogErrors.NoTime(Place) : throw LogErrors.Missing(Place, "eventTime");

    public string? Text(string member) => Text(Element, member);

    public JsonElement? Member(string member) => Member(Element, member);

    /// <summary>The record in bytes of its own, without the space between its tokens.</summary>
    public byte[] ToCompactUtf8()
    {
        if (!Utf8.IsEmpty && Utf8.Span.IndexOf((byte)'\n') < 0) return Utf8.ToArray();
        using var buffer = new MemoryStream(1024);
        using (var writer = new Utf8JsonWriter(buffer, Records.TrailJson.WriterOptions)) Element.WriteTo(writer);
        return buffer.ToArray();
    }

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
}
