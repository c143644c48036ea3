using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeKms.Seeding.AwsCli;

/// <summary>Dates as the AWS CLI prints them: version 2 as ISO 8601 with a zone, version 1 as seconds since 1970.</summary>
internal sealed class CliDates : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var seconds) && Math.Abs(seconds) < 100_000_000_000)
            return DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return reader.TokenType == JsonTokenType.String
            && DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.ToUniversalTime()
            : throw new JsonException("a date");
    }

    // These files are read alone.
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => throw new NotSupportedException();
}
