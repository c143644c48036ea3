using System.Text.Encodings.Web;
using System.Text.Json;

namespace FakeKms.Protocol;

/// <summary>Errors on the wire. A text that is empty is left out; AccessDeniedException spells its member with a capital.</summary>
internal static class WireErrors
{
    // Apostrophes and other characters stand as they are, as in the answers of KMS.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Body(string code, string text)
    {
        using var buffer = new MemoryStream(256);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("__type", code);
            if (text.Length > 0) writer.WriteString(code == "AccessDeniedException" ? "Message" : "message", text);
            writer.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
