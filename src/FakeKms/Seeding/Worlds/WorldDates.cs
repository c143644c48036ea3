using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeKms.Seeding.Worlds;

/// <summary>Dates as RFC 3339 has them. One without a zone would mean another moment on each machine, and is refused.</summary>
internal sealed class WorldDates : JsonConverter<DateTimeOffset>
{
    /// <summary>What is said of a date that is none.</summary>
    public const string Needed = "a date with a zone is needed, such as 2026-01-01T00:00:00Z";

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        var hasZone = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasZone && DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToUniversalTime()
            : throw new JsonException(Needed);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
}
