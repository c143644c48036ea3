using System.Text.Json;
using System.Text.Unicode;
using Amazon.KeyManagementService.Model;
using FakeKms.Protocol.Json;
using FakeKms.Trail.Records;

namespace FakeKms.Protocol;

/// <summary>AWS JSON 1.1 to and from the SDK's model types: they are the service model on both sides.</summary>
internal static class SdkJson
{
    private static readonly HashSet<Type> EmptyObjects =
    [
        typeof(ConnectCustomKeyStoreResponse), typeof(DeleteCustomKeyStoreResponse), typeof(DisconnectCustomKeyStoreResponse),
        typeof(UpdateCustomKeyStoreResponse),
    ];

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
        using var buffer = TrailBuffer.Take();
        form.Write(buffer.Writer, value);
        return buffer.ToUtf8AsItIs();
    }
}

/// <summary>Reads JSON as a value of a type; null when it says null.</summary>
internal delegate object? JsonReading(ReadOnlySpan<byte> json, Type type);
