using System.Globalization;

namespace FakeKms.Tests.Replay.Code;

/// <summary>What two trails of the same calls have in common: names, times, callers, Regions, accounts, endings, and which records are of the same key.</summary>
internal static class ToldRecords
{
    public static string[] Of(IReadOnlyList<KmsEvent> records) => Of(records, resourcesOf: record => record.Resources);

    /// <summary>
    /// The same without the keys of invalid requests: where a fault takes the place of what no record shows, KMS has found the key by then.
    /// </summary>
    public static string[] WithFaults(IReadOnlyList<KmsEvent> records) =>
        Of(records, resourcesOf: record => record.ErrorCode == "ValidationException" ? [] : record.Resources);

    private static string[] Of(IReadOnlyList<KmsEvent> records, Func<KmsEvent, IReadOnlyList<KmsEventResource>> resourcesOf)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. records.Select(record => Told(record, resourcesOf(record), keys))];
    }

    private static string Told(KmsEvent record, IReadOnlyList<KmsEventResource> shown, Dictionary<string, string> keys)
    {
        var identity = record.UserIdentity;
        var caller = $"{identity.Type} {identity.Arn ?? identity.AccountId} {identity.InvokedBy}".Trim();
        var resources = shown.Select(resource => resource.Arn.Split(":key/") is [var place, var id] ? $"{place}:{Number(id, keys)}" : "an alias");
        return string.Join("  ", record.EventTime.ToString("s", CultureInfo.InvariantCulture), record.EventName, record.ErrorCode ?? "ok", record.AwsRegion,
            record.RecipientAccountId, caller, string.Join(' ', resources));
    }

    private static string Number(string keyId, Dictionary<string, string> keys)
    {
        if (!keys.TryGetValue(keyId, out var number)) keys[keyId] = number = $"key {keys.Count + 1}";
        return number;
    }
}
