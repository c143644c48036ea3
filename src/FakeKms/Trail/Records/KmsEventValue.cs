using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeKms.Trail.Records;

/// <summary>Reads a value of a record as a type of .NET, and compares it with one: the one place that knows how CloudTrail writes values.</summary>
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

    public static string? TextOf(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };

    /// <summary>Whether a value says what is expected. An absent value counts as null.</summary>
    public static bool Says(JsonElement? value, object? expected)
    {
        if (value is not { ValueKind: not JsonValueKind.Null } actual) return expected is null;
        return expected switch
        {
            null => false,
            bool flag => Reads(actual, flag),
            DateTimeOffset time => Reads(actual, time),
            double or float => Reads(actual, Convert.ToDouble(expected, CultureInfo.InvariantCulture)),
            _ when IsWholeOrDecimal(expected) => Reads(actual, Convert.ToDecimal(expected, CultureInfo.InvariantCulture)),
            _ => TextOf(actual) == expected.ToString(),
        };
    }

    /// <summary>Refuses what no value of a record could ever equal: a test would hold or fail for the wrong reason.</summary>
    public static void CheckComparable(object? value)
    {
        if (value is null or string) return;
        if (value is DateTime or IEnumerable)
        {
            throw new ArgumentException(
                $"A value of a record is compared with a text, a number, a boolean or a DateTimeOffset, not with {value.GetType()}. " +
                "Read lists and objects with Value<T>(path).",
                nameof(value));
        }
    }

    private static bool IsWholeOrDecimal(object value) => value is decimal or byte or sbyte or short or ushort or int or uint or long or ulong;

    private static bool Reads<T>(JsonElement value, T expected)
        where T : struct, IEquatable<T>
    {
        try
        {
            return value.Deserialize<T>(Options).Equals(expected);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The attributes of a session are texts: "mfaAuthenticated":"false".
    private sealed class SpelledFlagConverter : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String when bool.TryParse(reader.GetString(), out var flag) => flag,
            _ => throw new JsonException("The value is neither true nor false."),
        };

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
