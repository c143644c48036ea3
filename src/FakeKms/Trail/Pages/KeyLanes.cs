using FakeKms.Trail.LeastPrivilege;

namespace FakeKms.Trail.Pages;

/// <summary>The keys that records are about, in the order in which they come up.</summary>
internal sealed class KeyLanes
{
    private const int ShortId = 8;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);

    public KeyLanes(IReadOnlyList<KmsEvent> records)
    {
        foreach (var record in records)
        {
            var keys = KeysOf(record).ToArray();
            foreach (var key in keys) places.TryAdd(key, places.Count);
            // The names of a call on two keys, such as ReEncrypt, may be those of either.
            if (keys.Length == 1 && record.Aliases.FirstOrDefault(IsAliasName) is { } alias) aliases[keys[0]] = alias;
        }
        var regions = places.Keys.Select(RegionOf).Distinct().Count();
        All = [.. places.Keys.Select(arn => new KeyLane(arn, NameOf(arn) + (regions > 1 ? $" in {RegionOf(arn)}" : "")))];
    }

    public IReadOnlyList<KeyLane> All { get; }

    /// <summary>The places of the keys of a record; empty for a call that is about none.</summary>
    public IReadOnlyList<int> Of(KmsEvent record) => [.. KeysOf(record).Select(arn => places[arn])];

    // The record of what is refused has no resources. Its message, or the trail, knows the key.
    private static IEnumerable<string> KeysOf(KmsEvent record) =>
        record.Resources.Select(resource => resource.Arn).Append(DeniedAction.ResourceOf(record) ?? "")
            .Where(arn => arn.StartsWith("arn:", StringComparison.Ordinal) && arn.Contains(":key/", StringComparison.Ordinal))
            .Distinct();

    private static bool IsAliasName(string name) => name.StartsWith("alias/", StringComparison.Ordinal);

    private static string RegionOf(string arn) => arn.Split(':') is [_, _, _, var region, ..] ? region : "";

    private string NameOf(string arn)
    {
        if (aliases.TryGetValue(arn, out var alias)) return alias;
        var id = arn[(arn.LastIndexOf('/') + 1)..];
        var isReplica = id.StartsWith("mrk-", StringComparison.Ordinal);
        var shown = ShortId + (isReplica ? "mrk-".Length : 0);
        return id.Length > shown ? id[..shown] : id;
    }
}
