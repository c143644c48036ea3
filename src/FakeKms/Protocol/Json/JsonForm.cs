using System.Collections.Concurrent;
using System.Text.Json;
using Amazon.Runtime;

namespace FakeKms.Protocol.Json;

/// <summary>
/// How the values of one type of the SDK's model stand in AWS JSON 1.1. Made once for each type, and member by member as they are met: a process that calls
/// one operation pays for no other.
/// </summary>
internal abstract class JsonForm
{
    private static readonly ConcurrentDictionary<Type, JsonForm> Known = new();

    public static JsonForm Of(Type type) => Known.GetOrAdd(type, Make);

    /// <summary>Reads the value that the reader is at. It is not null.</summary>
    /// <exception cref="JsonException">It is of another kind.</exception>
    public abstract object Read(ref Utf8JsonReader reader);

    public abstract void Write(Utf8JsonWriter writer, object value);

    /// <summary>Reads a value that may be null.</summary>
    public object? ReadOrNull(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : Read(ref reader);

    /// <summary>Refuses a value of another kind. What is to be said of it is found later.</summary>
    protected static void Expect(bool fits)
    {
        if (!fits) throw new JsonException("A value of another kind is needed here.");
    }

    private static JsonForm Make(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? new TextForm()
            : plain == typeof(int) ? new NumberForm()
            : plain == typeof(bool) ? new FlagForm()
            : plain == typeof(DateTime) ? new TimeForm()
            : plain == typeof(MemoryStream) ? new BlobForm()
            : plain == typeof(Dictionary<string, string>) ? new MapForm()
            : typeof(ConstantClass).IsAssignableFrom(plain) ? new EnumerationForm(plain)
            : plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(List<>) ? new ListForm(plain)
            : new StructureForm(plain);
    }
}
