using System.Text.Json;
using System.Text.Json.Serialization;
using FakeKms.Protocol.Json;

namespace FakeKms.Protocol.CloudTrail;

/// <summary>Times are seconds since 1970, with a fraction of milliseconds.</summary>
internal sealed class EpochTimeConverter : JsonConverter<DateTime>
{
    private static readonly TimeForm Form = new();

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => (DateTime)Form.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => Form.Write(writer, value);
}
