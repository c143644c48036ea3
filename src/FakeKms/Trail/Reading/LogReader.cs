using System.Text.Json;

namespace FakeKms.Trail.Reading;

/// <summary>Finds the records in what CloudTrail, EventBridge and LookupEvents deliver, and puts them in the order of their times.</summary>
internal static class LogReader
{
    private const string KmsSource = "kms.amazonaws.com";

    public static IReadOnlyList<KmsEvent> Read(IEnumerable<LogContent> logs)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var records = logs.SelectMany(Records).Where(record => record.Text("eventSource") == KmsSource && seen.Add(record.Element.GetRawText()));
        var aliases = new LoggedAliases();
        // CloudTrail does not order the records of a file.
        return [.. records.OrderBy(record => record.Time).Select(record => KmsEventReader.Read(record, aliases.At(record)))];
    }

    private static List<LoggedRecord> Records(LogContent log)
    {
        using var document = Parse(log.Name, WithoutByteOrderMark(log.Utf8));
        var found = new List<LoggedRecord>();
        Find(document.RootElement, log.Name, found);
        return found;
    }

    private static void Find(JsonElement element, string? log, List<LoggedRecord> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Find(item, log, found);
        }
        else if (Member(element, "Records", JsonValueKind.Array) is { } records) Find(records, log, found);
        else if (Member(element, "Events", JsonValueKind.Array) is { } events) Find(events, log, found);
        else if (Member(element, "CloudTrailEvent", JsonValueKind.String) is { } text) FindInText(text.GetString()!, log, found);
        else if (Member(element, "detail", JsonValueKind.Object) is { } detail) FindInEvent(element, detail, log, found);
        else if (Member(element, "eventName", JsonValueKind.String) is not null) found.Add(new LoggedRecord(element.Clone(), log, found.Count + 1));
        else throw LogErrors.NotARecord(log, found.Count + 1);
    }

    private static void FindInText(string text, string? log, List<LoggedRecord> found)
    {
        using var document = Parse(log, System.Text.Encoding.UTF8.GetBytes(text));
        Find(document.RootElement, log, found);
    }

    // KMS tells EventBridge of rotations and deletions by events of its own too, which are no records.
    private static void FindInEvent(JsonElement envelope, JsonElement detail, string? log, List<LoggedRecord> found)
    {
        var type = Member(envelope, "detail-type", JsonValueKind.String)?.GetString();
        if (type is not null && !type.EndsWith("via CloudTrail", StringComparison.Ordinal)) return;
        Find(detail, log, found);
    }

    private static JsonElement? Member(JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;

    private static JsonDocument Parse(string? log, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var document = JsonDocument.Parse(utf8);
            return LogTexts.AreReadable(document.RootElement, utf8.Span) ? document : throw LogErrors.NotText(log);
        }
        catch (JsonException exception)
        {
            throw LogErrors.NotJson(log, exception);
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8["\uFEFF"u8.Length..] : utf8;
}
