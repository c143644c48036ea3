using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeKms.Protocol;

/// <summary>Blobs are base64 text.</summary>
internal sealed class BlobConverter : JsonConverter<MemoryStream>
{
    public override MemoryStream Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var bytes = reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var decoded)
            ? decoded
            : throw new JsonException("Base64 text is needed here.");
        return new MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true);
    }

    public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.TryGetBuffer(out var bytes) ? bytes : value.ToArray());
}
