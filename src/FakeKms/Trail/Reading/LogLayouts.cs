using System.Text.Json;
using FakeKms.Trail.Scanning;

namespace FakeKms.Trail.Reading;

/// <summary>Finds the records in an object of a log: itself one, or one of the envelopes in which AWS hands records on, one within another or not.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html"/>,
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html"/>,
/// <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html"/>
/// </remarks>
internal static class LogLayouts
{
    // LookupEvents; CloudWatch Logs, SNS; SQS, as it answers and as Lambda gets it; CloudTrail Lake's channels and queries; EventBridge's PutEvents.
    private static readonly string[] Texts = ["CloudTrailEvent", "message", "Message", "Body", "body", "eventData", "eventJson", "Detail"];

    // EventBridge; CloudTrail Lake; SNS as Lambda gets it.
    private static readonly string[] Objects = ["detail", "eventData", "Sns"];

    public static IEnumerable<LoggedRecord> RecordsIn(ReadOnlyMemory<byte> utf8, LogPlace place)
    {
        using var document = Parse(utf8, place);
        foreach (var record in RecordsIn(document.RootElement, utf8, place)) yield return record;
    }

    private static IEnumerable<LoggedRecord> RecordsIn(JsonElement element, ReadOnlyMemory<byte> utf8, LogPlace place) => element.ValueKind switch
    {
        JsonValueKind.Object when LeftOut.Holds(element) => [],
        JsonValueKind.Object when EncodedLog.DataOf(element) is { } data => EncodedLog.InBase64(data, place),
        JsonValueKind.Object when IsText(element, "eventName") => [Record(element, utf8, place)],
        JsonValueKind.Object => InEnvelope(element, place) ?? throw NoRecord(element, place),
        JsonValueKind.Array when RecordOfRow(element) is { } column => RecordsIn(column, default, place),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => RecordsIn(item, default, place)),
        // As the AWS CLI prints the CloudTrailEvent of each event when it is asked for nothing else.
        JsonValueKind.String => EncodedLog.InText(element.GetString()!, place),
        _ => throw LogErrors.NotARecord(place),
    };

    private static LoggedRecord Record(JsonElement element, ReadOnlyMemory<byte> utf8, LogPlace place)
    {
        place.Records++;
        return new LoggedRecord(element, utf8, place);
    }

    // A query of CloudTrail Lake answers each row as a list of columns; one of them is the record.
    private static JsonElement? RecordOfRow(JsonElement row)
    {
        JsonElement? record = null;
        foreach (var column in row.EnumerateArray())
        {
            if (column.ValueKind != JsonValueKind.Object || column.EnumerateObject().Take(2).Count() != 1) return null;
            if (column.EnumerateObject().Single().Name is "eventJson" or "eventData") record ??= column;
        }
        return record;
    }

    private static IEnumerable<LoggedRecord>? InEnvelope(JsonElement element, LogPlace place)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Array && LogItem.IsList(member.Name)) return RecordsIn(member.Value, default, place);
            if (member.Value.ValueKind == JsonValueKind.Object && Objects.Contains(member.Name)) return RecordsIn(member.Value, default, place);
            if (member.Value.ValueKind == JsonValueKind.String && Texts.Contains(member.Name)) return EncodedLog.InText(member.Value.GetString()!, place);
        }
        return LoggedRecord.Text(element, "field") == "@message" && LoggedRecord.Text(element, "value") is { } message
            ? EncodedLog.InText(message, place)
            : null;
    }

    private static FormatException NoRecord(JsonElement element, LogPlace place) =>
        IsText(element, "s3Bucket") ? LogErrors.OnlyANotice(place) : LogErrors.NotARecord(place);

    private static bool IsText(JsonElement element, string member) => element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String;

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8, LogPlace place)
    {
        try
        {
            var document = JsonDocument.Parse(utf8);
            return LogTexts.AreReadable(document.RootElement, utf8.Span) ? document : throw LogErrors.NotText(place);
        }
        // It has been read as JSON once.
        catch (JsonException exception)
        {
            throw LogErrors.TooDeep(place, exception);
        }
    }
}
