using System.Text.Json;

namespace FakeKms.Protocol;

/// <summary>Errors on the wire. A text that is empty is left out; AccessDeniedException spells its member with a capital.</summary>
internal static class WireErrors
{
    public static byte[] Body(string code, string text)
    {
        using var buffer = new MemoryStream(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("__type", code);
            if (text.Length > 0) writer.WriteString(code == "AccessDeniedException" ? "Message" : "message", text);
            writer.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
