using System.Reflection;
using System.Text.Json;
using FakeKms.Engine.Members;

namespace FakeKms.Protocol.Json;

/// <summary>A structure of the model: its members by name. What a member is not known by is skipped, as AWS does.</summary>
internal sealed class StructureForm(Type type) : JsonForm
{
    private readonly Member[] members = [.. SdkMembers.Of(type).Select(property => new Member(type, property))];

    public bool IsEmpty => members.Length == 0;

    public override object Read(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject);
        var structure = Activator.CreateInstance(type)!;
        var place = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Find(ref reader, ref place) is not { } member)
            {
                reader.Skip();
                continue;
            }
            reader.Read();
            member.Set(structure, member.Form.ReadOrNull(ref reader));
        }
        return structure;
    }

    public override void Write(Utf8JsonWriter writer, object value)
    {
        writer.WriteStartObject();
        foreach (var member in members)
        {
            if (member.Get(value) is not { } present) continue;
            writer.WritePropertyName(member.Name);
            member.Form.Write(writer, present);
        }
        writer.WriteEndObject();
    }

    // Members mostly come in the order of the model.
    private Member? Find(ref Utf8JsonReader reader, ref int place)
    {
        for (var i = 0; i < members.Length; i++)
        {
            var at = (place + i) % members.Length;
            if (!reader.ValueTextEquals(members[at].Name.EncodedUtf8Bytes)) continue;
            place = at + 1;
            return members[at];
        }
        return null;
    }

    private sealed class Member(Type type, PropertyInfo property)
    {
        private Func<object, object?>? get;
        private Action<object, object?>? set;
        private JsonForm? form;

        public JsonEncodedText Name { get; } = JsonEncodedText.Encode(property.Name);

        public Func<object, object?> Get => get ??= SdkMembers.ReaderOf(type, property.Name);

        public Action<object, object?> Set => set ??= SdkMembers.WriterOf(property);

        public JsonForm Form => form ??= Of(property.PropertyType);
    }
}
