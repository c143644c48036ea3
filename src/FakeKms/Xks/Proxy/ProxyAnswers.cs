using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Proxy;

/// <summary>The bytes of answers.</summary>
internal static class ProxyAnswers
{
    // Base64 has plus signs, which JSON may have as they are.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static XksHttpAnswer Of(JsonObject answer) => new(200, JsonSerializer.SerializeToUtf8Bytes(answer, Plain));

    public static XksHttpAnswer Of(ProxyFailure failure) => failure.ErrorName is { } name
        ? Error(failure.Status, name, failure.Message)
        : new(failure.Status, ReadOnlyMemory<byte>.Empty);

    public static XksHttpAnswer Error(int status, string name, string? message)
    {
        var error = new JsonObject { ["errorName"] = name };
        if (message is not null) error["errorMessage"] = message;
        return new(status, JsonSerializer.SerializeToUtf8Bytes(error, Plain));
    }
}
