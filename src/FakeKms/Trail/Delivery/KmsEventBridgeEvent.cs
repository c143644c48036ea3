using System.Text;
using System.Text.Json;
using FakeKms.Trail.Records;

namespace FakeKms;

/// <summary>
/// An event as EventBridge delivers it to a target, such as a Lambda function or a queue. Immutable.
/// <see cref="KmsEventBridge.ToEventBridge(KmsEvent, bool)"/> makes events from records.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html"/></remarks>
public sealed class KmsEventBridgeEvent
{
    internal KmsEventBridgeEvent(KmsEvent record, string id, string detailType, IReadOnlyList<string> resources, JsonElement detail)
    {
        (Id, DetailType, Resources, Detail) = (id, detailType, resources, detail);
        (Account, Time, Region) = (record.RecipientAccountId, record.EventTime, record.AwsRegion);
    }

    /// <summary>Always <c>0</c>.</summary>
    public string Version { get; } = "0";

    /// <summary>
    /// The unique id of the event, a UUID. It is derived from the <see cref="KmsEvent.EventID"/> of the record, so the same seed gives the same id.
    /// </summary>
    public string Id { get; }

    /// <summary>The kind of event, such as <c>KMS CMK Deletion</c> or <c>AWS API Call via CloudTrail</c>.</summary>
    public string DetailType { get; }

    /// <summary>Always <c>aws.kms</c>.</summary>
    public string Source { get; } = "aws.kms";

    /// <summary>The account of the event bus.</summary>
    public string Account { get; }

    /// <summary>When it happened, in UTC, to the second.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The Region of the event bus.</summary>
    public string Region { get; }

    /// <summary>The ARN of the key in a notice of KMS. Empty in an event that comes by way of CloudTrail: its detail names the resources.</summary>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>The members of the notice, such as <c>key-id</c>; the whole record in an event that comes by way of CloudTrail.</summary>
    public JsonElement Detail { get; }

    /// <summary>The event as JSON, members in EventBridge's order.</summary>
    /// <param name="indented">Whether to write it in several lines.</param>
    public string ToJson(bool indented = false)
    {
        using var buffer = new MemoryStream(1024);
        using (var writer = new Utf8JsonWriter(buffer, indented ? TrailJson.IndentedOptions : TrailJson.WriterOptions)) Write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The event in one line: time, Region, detail type and resources, or the event name of the record if it comes by way of CloudTrail.</summary>
    public override string ToString() => $"{TrailJson.Time(Time)}  {Region,-14}  {DetailType,-36}  {string.Join(", ", RecordName.Concat(Resources))}".TrimEnd();

    private string[] RecordName => Detail.TryGetProperty("eventName", out var name) ? [name.GetString()!] : [];

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("version", Version);
        writer.WriteString("id", Id);
        writer.WriteString("detail-type", DetailType);
        writer.WriteString("source", Source);
        writer.WriteString("account", Account);
        writer.WriteString("time", TrailJson.Time(Time));
        writer.WriteString("region", Region);
        writer.WriteStartArray("resources");
        foreach (var resource in Resources) writer.WriteStringValue(resource);
        writer.WriteEndArray();
        writer.WritePropertyName("detail");
        Detail.WriteTo(writer);
        writer.WriteEndObject();
    }
}
