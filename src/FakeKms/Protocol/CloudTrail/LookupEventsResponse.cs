using System.Text.Json;
using FakeKms.Trail.Records;

namespace FakeKms.Protocol.CloudTrail;

/// <summary>The response of LookupEvents: a few members of each record, and the record as text.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Event.html"/></remarks>
internal static class LookupEventsResponse
{
    public static byte[] Write((IReadOnlyList<KmsEvent> Events, string? NextToken) page)
    {
        using var buffer = new MemoryStream(4096);
        using (var writer = new Utf8JsonWriter(buffer, TrailJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Events");
            foreach (var record in page.Events) Write(writer, record);
            writer.WriteEndArray();
            WriteOptional(writer, "NextToken", page.NextToken);
            writer.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, KmsEvent record)
    {
        writer.WriteStartObject();
        writer.WriteString("EventId", record.EventID);
        writer.WriteString("EventName", record.EventName);
        writer.WriteString("ReadOnly", LookupAttributes.ReadOnlyText(record));
        WriteOptional(writer, "AccessKeyId", record.UserIdentity.AccessKeyId);
        writer.WriteNumber("EventTime", record.EventTime.ToUnixTimeSeconds());
        writer.WriteString("EventSource", record.EventSource);
        WriteOptional(writer, "Username", PrincipalNames.ShortNameOf(record.UserIdentity));
        writer.WriteStartArray("Resources");
        foreach (var resource in LookupResources.Of(record))
        {
            writer.WriteStartObject();
            writer.WriteString("ResourceType", resource.Type);
            writer.WriteString("ResourceName", resource.Arn);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteString("CloudTrailEvent", record.ToJson());
        writer.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }
}
