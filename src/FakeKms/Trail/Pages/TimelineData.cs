using System.Text;
using System.Text.Json;
using FakeKms.Trail.Records;

namespace FakeKms.Trail.Pages;

/// <summary>What the script of the page knows. Short names, since there are many records.</summary>
internal static class TimelineData
{
    public static string Json(IReadOnlyList<KmsEvent> records, string? title, string? note)
    {
        var lanes = new KeyLanes(records);
        using var buffer = new MemoryStream(4096);
        using (var writer = new Utf8JsonWriter(buffer, TrailJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("title", title ?? "");
            writer.WriteString("note", note ?? "");
            WriteLanes(writer, lanes);
            WriteBands(writer, KeyBands.Of(records, lanes));
            writer.WriteStartArray("records");
            foreach (var record in records) WriteRecord(writer, record, lanes);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteLanes(Utf8JsonWriter writer, KeyLanes lanes)
    {
        writer.WriteStartArray("lanes");
        foreach (var lane in lanes.All)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(lane.Name);
            writer.WriteStringValue(lane.Arn);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    private static void WriteBands(Utf8JsonWriter writer, IReadOnlyList<KeyBand> bands)
    {
        writer.WriteStartArray("bands");
        foreach (var band in bands)
        {
            writer.WriteStartObject();
            writer.WriteNumber("l", band.Lane);
            writer.WriteBoolean("m", band.IsMaterial);
            writer.WriteString("s", band.Label);
            writer.WriteNumber("a", band.From);
            if (band.To is { } end) writer.WriteNumber("b", end);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteRecord(Utf8JsonWriter writer, KmsEvent record, KeyLanes lanes)
    {
        writer.WriteStartObject();
        writer.WriteNumber("t", record.EventTime.ToUnixTimeSeconds());
        writer.WriteString("n", record.EventName);
        writer.WriteString("o", Outcome.Of(record));
        TrailJson.WriteOptional(writer, "e", record.ErrorCode);
        writer.WriteString("c", KmsEventLine.CallerOf(record.UserIdentity));
        writer.WriteString("r", record.AwsRegion);
        writer.WriteStartArray("k");
        foreach (var lane in lanes.Of(record)) writer.WriteNumberValue(lane);
        writer.WriteEndArray();
        TrailJson.WriteOptional(writer, "f", record.InjectedFault?.ToString());
        TrailJson.WriteOptional(writer, "d", record.Aside.Decision);
        // As a text: a script would put members that look like numbers before the others, and round long numbers.
        writer.WriteString("j", record.ToJson());
        writer.WriteEndObject();
    }
}
