using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeKms.Xks.Messages;

/// <summary>The bytes of what a proxy answers.</summary>
internal static class XksJson
{
    // Base64 has plus signs, which JSON may have as they are.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static XksHttpAnswer Answer(JsonObject answer) => new(200, JsonSerializer.SerializeToUtf8Bytes(answer, Plain));

    /// <summary>An error. Its text is printable ASCII of less than 512 characters, unless somebody breaks the specification; null for none.</summary>
    public static XksHttpAnswer Error(int status, string name, string? message)
    {
        var error = new JsonObject { ["errorName"] = name };
        if (message is not null) error["errorMessage"] = message;
        return new(status, JsonSerializer.SerializeToUtf8Bytes(error, Plain));
    }
}
