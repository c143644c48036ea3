using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Amazon.KeyManagementService.Model;
using FakeKms.Protocol.Json;

namespace FakeKms.Protocol;

/// <summary>AWS JSON 1.1 to and from the SDK's model types: they are the service model on both sides.</summary>
internal static class SdkJson
{
    // One long answer is no reason to keep so much for ever.
    private const int MostKept = 64 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly HashSet<Type> EmptyObjects =
    [
        typeof(ConnectCustomKeyStoreResponse), typeof(DeleteCustomKeyStoreResponse), typeof(DisconnectCustomKeyStoreResponse),
        typeof(UpdateCustomKeyStoreResponse),
    ];

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Writer)? kept;

    /// <exception cref="JsonException">The bytes are not JSON, or a member has another type: in words that a client can be answered.</exception>
    public static object Read(ReadOnlySpan<byte> json, Type type) => Read(json, type, static (json, type) =>
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var value = JsonForm.Of(type).ReadOrNull(ref reader);
        // What is behind the value is looked at too.
        reader.Read();
        return value;
    });

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, Type)"/>
    public static object Read(ReadOnlySpan<byte> json, Type type, JsonReading read)
    {
        try
        {
            // A member that nobody knows is skipped unread.
            if (!Utf8.IsValid(json)) throw new JsonException("The request body is not UTF-8.");
            return read(json, type) ?? throw new JsonException("The request body is null.");
        }
        catch (JsonException mistake)
        {
            throw JsonMistake.In(json, type, mistake);
        }
        // Half of a surrogate pair, written as an escape.
        catch (InvalidOperationException mistake)
        {
            throw JsonMistake.In(json, type, new JsonException(mistake.Message, mistake));
        }
    }

    /// <summary>
    /// The JSON of a request or response. A type without members is an empty body, as KMS answers it; the operations on custom key stores are
    /// documented to answer an object without properties.
    /// </summary>
    public static byte[] Write(object value)
    {
        var form = JsonForm.Of(value.GetType());
        if (form is StructureForm { IsEmpty: true } && !EmptyObjects.Contains(value.GetType())) return [];
        var (bytes, writer) = kept ?? New();
        kept = null;
        form.Write(writer, value);
        writer.Flush();
        var json = bytes.WrittenSpan.ToArray();
        if (bytes.Capacity > MostKept) return json;
        bytes.ResetWrittenCount();
        writer.Reset();
        kept = (bytes, writer);
        return json;
    }

    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Writer) New()
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        return (bytes, new Utf8JsonWriter(bytes, Options));
    }
}

/// <summary>Reads JSON as a value of a type; null when it says null.</summary>
internal delegate object? JsonReading(ReadOnlySpan<byte> json, Type type);
