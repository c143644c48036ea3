using System.Text.Encodings.Web;
using System.Text.Json;
using FakeKms.Model;

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

    /// <summary>The generic table of errors has 413 for it; the text is this library's own.</summary>
    public static WireResponse TooLarge(string requestId) => Response(
        "RequestEntityTooLargeException", $"The request is larger than {WireRequest.LongestBody} bytes.", requestId, status: 413);

    /// <summary>As above, with 408.</summary>
    public static WireResponse TooSlow(string requestId) => Response(
        "RequestTimeoutException", "The body of the request did not arrive in time.", requestId, status: 408);

    public static WireResponse NoHost(string requestId) => Response(
        "SerializationException", "The Host of the request is no name of a host.", requestId);

    public static WireResponse Unreadable(string requestId) => Response(
        "SerializationException", "The body of the request could not be read.", requestId);

    // KMS is none of the services that take compressed requests, and no SDK sends it one. What it answers is not documented; bytes that are no JSON are refused
    // so.
    public static WireResponse Encoded(string encoding, string requestId) => Response(
        "SerializationException", $"KMS takes the body of a request as it is, not with Content-Encoding: {encoding}", requestId);

    public static WireResponse ForeignSite(string text, string requestId) => Response("AccessDeniedException", text, requestId, status: 403);

    public static WireResponse Unsigned(SignatureError error, string requestId) => Response(error.Code, error.Text, requestId);

    public static WireResponse NotSupported(string operation, string requestId) => Response(
        "FakeKmsNotSupportedException", $"The operation {operation} is not supported by FakeKms yet.", requestId);

    public static WireResponse Malformed(JsonException malformed, string requestId) => Response("SerializationException", malformed.Message, requestId);

    /// <summary>A mistake of the test, not an answer of AWS: no SDK retries it.</summary>
    public static WireResponse Mistake(string text, string requestId) => Response(PinMistake.Code, text, requestId);

    public static WireResponse Defect(Exception defect, string requestId) => Response(
        "FakeKmsDefectException", $"A defect of FakeKms, please report it: {defect}", requestId);

    /// <summary>An error as it is sent. A text that is empty is left out; AccessDeniedException spells its member with a capital.</summary>
    public static WireResponse Response(string code, string text, string requestId, int status = 400) =>
        new(status, requestId, Body(code, text)) { ErrorCode = code };

    private static byte[] Body(string code, string message)
    {
        var text = ShortText.Message(message);
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
