using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace FakeKms.Trail.Records;

/// <summary>An ordered JSON object of plain values, written once and kept as UTF-8: compact, immutable, parsed only when it is read.</summary>
internal sealed class TrailObject : ITrailStructure
{
    /// <summary>CloudTrail writes the dates inside request parameters as US English text in UTC: "May 21, 2025, 5:47:45 AM".</summary>
    public const string DateForm = "MMM d, yyyy, h:mm:ss tt";

    private readonly List<(string Name, object? Value)> members = new(1);

    public TrailObject Add(string name, object? value)
    {
        members.Add((name, value));
        return this;
    }

    public void AddAll(TrailObject other) => members.AddRange(other.members);

    public byte[] ToUtf8()
    {
        using var buffer = TrailBuffer.Take();
        foreach (var (name, value) in members) buffer.Add(name, value);
        return buffer.ToUtf8OrEmpty();
    }

    public void WriteTo(TrailMembers members)
    {
        foreach (var (name, value) in this.members) members.Add(name, value);
    }

    /// <summary>Writes a plain value.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case DateTimeOffset time: writer.WriteStringValue(Date(time)); break;
            case ITrailStructure structure: WriteStructure(writer, structure); break;
            case IReadOnlyDictionary<string, string> map: WriteMap(writer, map); break;
            case IEnumerable items: WriteItems(writer, items); break;
            default: throw new InvalidOperationException($"A trail holds plain values only, not {value.GetType()}.");
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> map)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map) writer.WriteString(name, value);
        writer.WriteEndObject();
    }

    private static void WriteStructure(Utf8JsonWriter writer, ITrailStructure structure)
    {
        writer.WriteStartObject();
        structure.WriteTo(new TrailMembers(writer));
        writer.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items) Write(writer, item);
        writer.WriteEndArray();
    }

    private static string Date(DateTimeOffset time) => time.UtcDateTime.ToString(DateForm, CultureInfo.InvariantCulture);
}
