using System.Text.Json;

namespace FakeKms.Replay.Log;

/// <summary>A record as a replay looks at it: its members at hand, its keys under the names of the replay.</summary>
internal sealed class LoggedEvent
{
    private readonly JsonElement answer;
    private readonly JsonElement? extra;
    private readonly JsonElement? details;

    public LoggedEvent(KmsEvent record, ReplayNames names)
    {
        Record = record;
        Request = record.RequestParameters;
        answer = record.ResponseElements;
        extra = record.AdditionalEventData;
        details = record.ServiceEventDetails;
        Keys = [.. record.Resources.Select(resource => KeyArn.Parse(names.Key(resource.Arn))).OfType<KeyArn>()];
        if (Keys.Count == 0 && KeyArn.Parse(names.Key(Sent("keyId") ?? "")) is { } sent && Succeeded) Keys = [sent];
    }

    public KmsEvent Record { get; }

    public JsonElement Request { get; }

    public string Name => Record.EventName;

    public bool Succeeded => Record.ErrorCode is null;

    /// <summary>Whether the call got as far as the work itself.</summary>
    public bool WouldSucceed => Succeeded || Record.ErrorCode == "DryRunOperationException";

    /// <summary>The keys of the record, in its order.</summary>
    public IReadOnlyList<KeyArn> Keys { get; }

    /// <summary>The key that is new after the call; null for a call that makes none.</summary>
    public KeyArn? Creates => !Succeeded ? null
        : Name == "CreateKey" && Keys is [var created] ? created
        : Name == "ReplicateKey" && Sent("replicaRegion") is { } region && Keys is [var primary, ..] ? primary with { Region = region }
        : null;

    /// <summary>A text that was sent, by its name in the record.</summary>
    public string? Sent(string member) => Text(Request, member);

    /// <summary>Whether a flag was sent and is true.</summary>
    public bool IsSent(string flag) =>
        Request.ValueKind == JsonValueKind.Object && Request.TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>A text of the answer, by the names of its members from the outermost on.</summary>
    public string? Answered(params ReadOnlySpan<string> path)
    {
        var element = answer;
        foreach (var member in path[..^1])
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(member, out element)) return null;
        }
        return Text(element, path[^1]);
    }

    /// <summary>A text of <c>additionalEventData</c>.</summary>
    public string? Noted(string member) => extra is { } data ? Text(data, member) : null;

    /// <summary>The id of the key in a CloudHSM cluster, which CloudTrail writes as JSON within the JSON when it is new.</summary>
    public string? BackingKeyId => Noted("backingKeyId") ?? Noted("backingKey")?.Split('"') switch
    {
        [_, "backingKeyId", _, var id, ..] => id,
        _ => null,
    };

    /// <summary>A text of <c>serviceEventDetails</c>.</summary>
    public string? Detail(string member) => details is { } data ? Text(data, member) : null;

    private static string? Text(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
