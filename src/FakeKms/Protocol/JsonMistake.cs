using System.Collections;
using System.Text.Json;
using System.Text.Unicode;
using Amazon.Runtime;
using FakeKms.Protocol.Json;

namespace FakeKms.Protocol;

/// <summary>
/// What a SerializationException says of a body that cannot be read: the first value that is of another kind than its member, in the words of AWS's JSON
/// services (<c>STRING_VALUE can not be converted to an Integer</c>). KMS's own are not documented.
/// </summary>
internal static class JsonMistake
{
    private const string Unreadable = "The request body is not JSON.";

    /// <summary>The mistake in a body that was not read as an object of the type.</summary>
    public static JsonException In(ReadOnlySpan<byte> body, Type type, JsonException found)
    {
        // The reader of JSON lets a damaged text pass that is of another kind than its member.
        if (!Utf8.IsValid(body)) return new JsonException(Unreadable, found);
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return new JsonException(OfStructure(document.RootElement, type) ?? Unreadable, found);
        }
        // The second: half of a surrogate pair, written as an escape, is only found when the string is read.
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            return new JsonException(Unreadable, notJson);
        }
    }

    private static string? Of(JsonElement value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return value.ValueKind == JsonValueKind.Null ? null
            : type == typeof(string) || typeof(ConstantClass).IsAssignableFrom(type) ? OfScalar(value, value.ValueKind == JsonValueKind.String, "a String")
            : type == typeof(int) ? OfScalar(value, value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _), "an Integer")
            : type == typeof(bool) ? OfScalar(value, value.ValueKind is JsonValueKind.True or JsonValueKind.False, "a Boolean")
            : type == typeof(DateTime) ? OfScalar(value, IsTime(value), "a Timestamp")
            : type == typeof(MemoryStream) ? OfScalar(value, value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out _), "a Blob")
            : typeof(IDictionary).IsAssignableFrom(type) ? OfMap(value, type)
            : typeof(IEnumerable).IsAssignableFrom(type) ? OfList(value, type.GetGenericArguments()[0])
            : OfStructure(value, type);
    }

    private static string? OfScalar(JsonElement value, bool fits, string wanted) => fits ? null : value.ValueKind switch
    {
        JsonValueKind.Object => "Start of structure or map found where not expected.",
        JsonValueKind.Array => "Start of list found where not expected",
        JsonValueKind.String => $"STRING_VALUE can not be converted to {wanted}",
        JsonValueKind.Number => $"NUMBER_VALUE can not be converted to {wanted}",
        JsonValueKind.True => $"TRUE_VALUE can not be converted to {wanted}",
        JsonValueKind.False => $"FALSE_VALUE can not be converted to {wanted}",
        _ => $"null can not be converted to {wanted}",
    };

    private static string? OfList(JsonElement value, Type item) => value.ValueKind == JsonValueKind.Array
        ? First(value.EnumerateArray().Select(element => Of(element, item)))
        : OfScalar(value, fits: false, "a List");

    private static string? OfMap(JsonElement value, Type type) => value.ValueKind == JsonValueKind.Object
        ? First(value.EnumerateObject().Select(member => Of(member.Value, type.GetGenericArguments()[1])))
        : OfScalar(value, fits: false, "a Map");

    private static string? OfStructure(JsonElement value, Type type) => value.ValueKind == JsonValueKind.Object
        ? First(value.EnumerateObject().Select(member => type.GetProperty(member.Name) is { } property ? Of(member.Value, property.PropertyType) : null))
        : OfScalar(value, fits: false, "a Structure");

    private static bool IsTime(JsonElement value) => value.ValueKind == JsonValueKind.Number && TimeForm.TryRead(value.GetDouble(), out _);

    private static string? First(IEnumerable<string?> mistakes) => mistakes.FirstOrDefault(mistake => mistake is not null);
}
