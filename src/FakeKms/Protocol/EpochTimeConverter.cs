using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeKms.Protocol;

/// <summary>Times are seconds since 1970, with a fraction of milliseconds.</summary>
internal sealed class EpochTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number) throw new JsonException("A number of seconds is needed here.");
        var milliseconds = reader.GetDouble() * 1000;
        if (!(Math.Abs(milliseconds) < 2.5e14)) throw new JsonException("The time is out of range.");
        try
        {
            return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(milliseconds)).UtcDateTime;
        }
        catch (ArgumentOutOfRangeException outOfRange)
        {
            throw new JsonException("The time is out of range.", outOfRange);
        }
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(new DateTimeOffset(value.ToUniversalTime()).ToUnixTimeMilliseconds() / 1000m);
}
