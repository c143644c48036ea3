using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeKms.Seeding.Worlds;

/// <summary>Dates as RFC 3339 has them. One without a zone would mean another moment on each machine, and is refused.</summary>
internal sealed class WorldDates : JsonConverter<DateTimeOffset>
{
    /// <summary>What is said of a date that is none.</summary>
    public const string Needed = "a date from 1970 to 2500 with a zone is needed, such as 2026-01-01T00:00:00Z";

    private const int FirstYear = 1970;
    private const int LastYear = 2500;

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        return reader.TokenType == JsonTokenType.String && TryParse(reader.GetString()!, out var date) ? date : throw new JsonException(Needed);
    }

    /// <summary>Reads a date that could be one of a key: periods are added to it and taken from it.</summary>
    public static bool TryParse(string text, out DateTimeOffset date)
    {
        var hasZone = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        var isDate = DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        date = isDate ? date.ToUniversalTime() : default;
        return hasZone && isDate && date.Year is >= FirstYear and <= LastYear;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
}
