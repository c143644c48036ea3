using System.Text.Json;
using System.Text.Json.Serialization;
using FakeKms.Seeding.Worlds;

namespace FakeKms.Seeding.AwsCli;

/// <summary>Dates as the AWS CLI prints them: version 2 as ISO 8601 with a zone, version 1 as seconds since 1970.</summary>
internal sealed class CliDates : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var seconds) && seconds is >= 0 and < 10_000_000_000)
            return DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return reader.TokenType == JsonTokenType.String && WorldDates.TryParse(reader.GetString()!, out var date) ? date : throw new JsonException("a date");
    }

    // These files are read alone.
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => throw new NotSupportedException();
}
