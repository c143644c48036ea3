using System.Text;
using System.Text.Json;
using FakeKms.Trail.Records;

namespace FakeKms;

/// <summary>
/// An event as EventBridge delivers it to a target: what a Lambda function or a queue behind a rule receives. Immutable.
/// <see cref="KmsEventBridge.ToEventBridge(KmsEvent)"/> makes them from records.
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

    /// <summary>The unique id of the event, a UUID. It follows from the record's <see cref="KmsEvent.EventID"/>, and so from the server's seed.</summary>
    public string Id { get; }

    /// <summary>For example <c>KMS CMK Deletion</c> or <c>AWS API Call via CloudTrail</c>.</summary>
    public string DetailType { get; }

    /// <summary>Always <c>aws.kms</c>.</summary>
    public string Source { get; } = "aws.kms";

    /// <summary>The account in whose event bus the event is.</summary>
    public string Account { get; }

    /// <summary>When it happened, in UTC, to the second.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The Region in whose event bus the event is.</summary>
    public string Region { get; }

    /// <summary>The ARN of the key in a notice of KMS; empty in what comes by way of CloudTrail, which names the resources in the detail.</summary>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>The whole record in what comes by way of CloudTrail, otherwise the members of the notice, such as <c>key-id</c>.</summary>
    public JsonElement Detail { get; }

    /// <summary>The event as JSON, members in EventBridge's order.</summary>
    /// <param name="indented">Whether to break lines for a reader.</param>
    public string ToJson(bool indented = false)
    {
        using var buffer = new MemoryStream(1024);
        using (var writer = new Utf8JsonWriter(buffer, indented ? TrailJson.IndentedOptions : TrailJson.WriterOptions)) Write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The event in one line: time, Region, detail type, resources; the name of the record in what comes by way of CloudTrail.</summary>
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
