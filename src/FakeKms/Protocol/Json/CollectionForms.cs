using System.Collections;
using System.Text.Json;

namespace FakeKms.Protocol.Json;

internal sealed class ListForm(Type type) : JsonForm
{
    private readonly JsonForm items = Of(type.GetGenericArguments()[0]);

    public override object Read(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray);
        var list = (IList)Activator.CreateInstance(type)!;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Add(items.ReadOrNull(ref reader));
        return list;
    }

    public override void Write(Utf8JsonWriter writer, object value)
    {
        writer.WriteStartArray();
        foreach (var item in (IList)value)
        {
            if (item is null) writer.WriteNullValue();
            else items.Write(writer, item);
        }
        writer.WriteEndArray();
    }
}

/// <summary>Maps are from text to text.</summary>
internal sealed class MapForm : JsonForm
{
    private static readonly JsonForm Text = Of(typeof(string));

    public override object Read(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject);
        var map = new Dictionary<string, string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            map[name] = (string)Text.ReadOrNull(ref reader)!;
        }
        return map;
    }

    public override void Write(Utf8JsonWriter writer, object value)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in (Dictionary<string, string>)value) writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}
