using System.Text;
using System.Text.Json;
using FakeKms.Trail.Records;

namespace FakeKms.Trail.Delivery;

/// <summary>Records as the content of a log file.</summary>
internal static class TrailText
{
    public static byte[] LogFile(IEnumerable<KmsEvent> records)
    {
        using var buffer = new MemoryStream(4096);
        using (var writer = new Utf8JsonWriter(buffer, TrailJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Records");
            foreach (var record in records) record.WriteTo(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.ToArray();
    }

    public static string Lines(IEnumerable<KmsEvent> records)
    {
        var text = new StringBuilder();
        foreach (var record in records) text.Append(record.ToJson()).Append('\n');
        return text.ToString();
    }
}
