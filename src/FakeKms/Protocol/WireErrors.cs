using System.Text.Encodings.Web;
using System.Text.Json;

namespace FakeKms.Protocol;

/// <summary>Errors on the wire, and those that arise before a service has understood the request.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html"/></remarks>
internal static class WireErrors
{
    // Apostrophes and other characters stand as they are, as in the answers of KMS.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static WireResponse NotAwsJson(string requestId) => Response(
        "UnknownOperationException", "KMS takes a POST of application/x-amz-json-1.1 with an X-Amz-Target header.", requestId);

    public static WireResponse UnknownOperation(string target, string requestId) => Response(
        "UnknownOperationException", $"KMS has no operation '{target}'.", requestId);

    public static WireResponse MissingAuthenticationToken(string requestId) => Response(
        "MissingAuthenticationTokenException", "Missing Authentication Token", requestId);

    public static WireResponse NotSupported(string operation, string requestId) => Response(
        "FakeKmsNotSupportedException", $"The operation {operation} is not supported by FakeKms yet.", requestId);

    public static WireResponse Malformed(JsonException malformed, string requestId) => Response("SerializationException", malformed.Message, requestId);

    public static WireResponse Defect(Exception defect, string requestId) => Response(
        "FakeKmsDefectException", $"A defect of FakeKms, please report it: {defect}", requestId);

    /// <summary>An error as it is sent. A text that is empty is left out; AccessDeniedException spells its member with a capital.</summary>
    public static WireResponse Response(string code, string text, string requestId, int status = 400) => new(status, requestId, Body(code, text));

    private static byte[] Body(string code, string text)
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
