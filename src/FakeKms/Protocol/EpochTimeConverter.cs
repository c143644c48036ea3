using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeKms.Protocol;

/// <summary>Times are seconds since 1970, with a fraction of milliseconds.</summary>
internal sealed class EpochTimeConverter : JsonConverter<DateTime>
{
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The time of so many seconds since 1970; false for one that no calendar has.</summary>
    public static bool TryRead(double seconds, out DateTime time)
    {
        time = default;
        var milliseconds = Math.Round(seconds * 1000);
        if (!(milliseconds >= First && milliseconds <= Last)) return false;
        time = DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds).UtcDateTime;
        return true;
    }

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && TryRead(reader.GetDouble(), out var time)
            ? time
            : throw new JsonException("A number of seconds is needed here.");

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(new DateTimeOffset(value.ToUniversalTime()).ToUnixTimeMilliseconds() / 1000m);
}
