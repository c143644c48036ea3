using System.Text.Json;
using System.Text.Json.Nodes;
using FakeKms.Engine.Calls;

namespace FakeKms.Tests.Replay;

/// <summary>A record of production, with what a test is about.</summary>
internal sealed record Line(string Name, int Minute = 0)
{
    public const string Account = "444455556666";
    public const string Region = "eu-west-1";
    public const string KeyId = "0f6d9c1e-3b52-4a7c-9d10-5b8e2f4a6c71";

    private static readonly DateTimeOffset Midnight = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public string Key { get; init; } = KeyId;

    public string KeyRegion { get; init; } = Region;

    public object? Request { get; init; }

    public object? Answer { get; init; }

    public object? Extra { get; init; }

    public object? Details { get; init; }

    public string? Error { get; init; }

    public string? Message { get; init; }

    public object Identity { get; init; } = new
    {
        type = "AssumedRole",
        principalId = "AROAEXAMPLE:run",
        arn = $"arn:aws:sts::{Account}:assumed-role/Billing/run",
        accountId = Account,
        accessKeyId = "ASIABILLING",
    };

    public string Recipient { get; init; } = Account;

    public string? Shared { get; init; }

    public string Id { get; init; } = Guid.NewGuid().ToString();

    public static string ArnOf(string keyId, string region = Region) => $"arn:aws:kms:{region}:{Account}:key/{keyId}";

    public static KmsEvent[] Log(params Line[] lines) => [.. CloudTrailLog.Parse($"[{string.Join(',', lines.Select(line => line.ToString()))}]")];

    /// <summary>What KMS does by itself.</summary>
    public static Line Own(string name, int minute, object? details = null) => new(name, minute)
    {
        Identity = new { accountId = Account, invokedBy = "AWS Internal" },
        Details = details,
    };

    public override string ToString()
    {
        var record = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = Node(Identity),
            ["eventTime"] = Midnight.AddMinutes(Minute).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
            ["eventSource"] = "kms.amazonaws.com",
            ["eventName"] = Name,
            ["awsRegion"] = KeyRegion,
            ["sourceIPAddress"] = "198.51.100.7",
            ["userAgent"] = "billing/1.0",
            ["errorCode"] = Error,
            ["errorMessage"] = Message,
            ["requestParameters"] = Node(Request),
            ["responseElements"] = Node(Answer),
            ["additionalEventData"] = Node(Extra),
            ["requestID"] = "r-" + Id,
            ["eventID"] = Id,
            ["readOnly"] = true,
            ["resources"] = Key.Length == 0 ? null : new JsonArray(new JsonObject { ["accountId"] = Account, ["type"] = "AWS::KMS::Key", ["ARN"] = ArnOf(Key, KeyRegion) }),
            ["eventType"] = Node(Identity)!["type"] is null ? "AwsServiceEvent" : "AwsApiCall",
            ["recipientAccountId"] = Recipient,
            ["sharedEventID"] = Shared,
            ["serviceEventDetails"] = Node(Details),
        };
        return record.ToJsonString();
    }

    private static JsonNode? Node(object? value) => JsonSerializer.SerializeToNode(value);
}
