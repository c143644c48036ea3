using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FakeKms.Trail.Reading;
using FakeKms.Trail.Records;

namespace FakeKms.Trail.Delivery;

/// <summary>Turns a record into the events of EventBridge.</summary>
internal static class EventBridgeForm
{
    private static readonly string[] WithheldNames = ["Describe", "Get", "List"];

    // Older records lack the ids of the materials; a notice then has the key's alone, as it had at the time.
    private static readonly (string Notice, string Record)[] RotationMembers =
    [
        ("key-origin", "keyOrigin"), ("rotation-type", "rotationType"),
        ("previous-key-material-id", "previousKeyMaterialId"), ("current-key-material-id", "currentKeyMaterialId"),
    ];

    private static readonly (string Notice, string Record)[] ExpirationMembers = [("key-material-id", "keyMaterialId")];

    // EventBridge's list of what comes by way of CloudTrail has no network activity.
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
    public static bool IsNotSent(KmsEvent record) => record.EventType == EventTypes.NetworkActivity;

    public static bool IsWithheld(KmsEvent record) =>
        record.ReadOnly && WithheldNames.Any(prefix => record.EventName.StartsWith(prefix, StringComparison.Ordinal));

    public static KmsEventBridgeEvent ViaCloudTrail(KmsEvent record)
    {
        var type = record.EventType == "AwsServiceEvent" ? "AWS Service Event via CloudTrail" : "AWS API Call via CloudTrail";
        return Event(record, type, resources: [], record.Root);
    }

    public static KmsEventBridgeEvent? NoticeOf(KmsEvent record) => (record.EventType, record.EventName, record.Resources) switch
    {
        ("AwsServiceEvent", "RotateKey", [var key, ..]) => Notice(record, "KMS CMK Rotation", key.Arn, RotationMembers),
        ("AwsServiceEvent", "DeleteExpiredKeyMaterial", [var key, ..]) => Notice(record, "KMS Imported Key Material Expiration", key.Arn, ExpirationMembers),
        ("AwsServiceEvent", "DeleteKey", [var key, ..]) => Notice(record, "KMS CMK Deletion", key.Arn, []),
        _ => null,
    };

    private static KmsEventBridgeEvent Notice(KmsEvent record, string type, string keyArn, IEnumerable<(string Notice, string Record)> members)
    {
        var detail = new TrailObject().Add("key-id", keyArn[(keyArn.LastIndexOf('/') + 1)..]);
        foreach (var (name, source) in members)
        {
            if (record.ServiceEventDetails is { } details && LoggedRecord.Text(details, source) is { } text) detail.Add(name, text);
        }
        using var document = JsonDocument.Parse(detail.ToUtf8());
        return Event(record, type, [keyArn], document.RootElement.Clone());
    }

    private static KmsEventBridgeEvent Event(KmsEvent record, string type, IReadOnlyList<string> resources, JsonElement detail) =>
        new(record, IdOf(record, type), type, resources, detail);

    private static string IdOf(KmsEvent record, string type)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{type} {record.EventID}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
