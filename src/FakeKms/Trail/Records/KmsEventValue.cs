using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeKms.Trail.Records;

/// <summary>Reads a value of a record as a type of .NET.</summary>
internal static class KmsEventValue
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new SpelledFlagConverter(), new RecordedDateConverter() },
    };

    public static T? As<T>(JsonElement value, string path)
    {
        try
        {
            return value.Deserialize<T>(Options);
        }
        catch (Exception mismatch) when (mismatch is JsonException or NotSupportedException)
        {
            throw new InvalidOperationException($"{path} is {value.GetRawText()}, which is no {typeof(T).Name}.", mismatch);
        }
    }

    // The attributes of a session are texts: "mfaAuthenticated":"false".
    private sealed class SpelledFlagConverter : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.String
            ? bool.TryParse(reader.GetString(), out var flag) ? flag : throw new JsonException("The text is neither true nor false.")
            : reader.GetBoolean();

        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
    }

    private sealed class RecordedDateConverter : JsonConverter<DateTimeOffset>
    {
        private static readonly string[] Forms = [TrailJson.TimeForm, TrailObject.DateForm];

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && DateTimeOffset.TryParseExact(
                reader.GetString(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? time
                : throw new JsonException("The text is not a date as CloudTrail writes it.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
