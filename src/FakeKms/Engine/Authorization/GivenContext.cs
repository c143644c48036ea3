namespace FakeKms.Engine.Authorization;

/// <summary>The condition keys that a test gives by name.</summary>
internal static class GivenContext
{
    private const string ContextPrefix = "kms:EncryptionContext:";
    private const string ContextKeys = "kms:EncryptionContextKeys";

    /// <summary>The values by name. The names of the pairs of an encryption context are a key of their own, which need not be given.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IReadOnlyDictionary<string, string>? given)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in given ?? new Dictionary<string, string>()) values[key] = [value];
        string[] pairs =
        [
            .. values.Keys.Where(key => key.StartsWith(ContextPrefix, StringComparison.OrdinalIgnoreCase)).Select(key => key[ContextPrefix.Length..]),
        ];
        if (pairs.Length > 0) values.TryAdd(ContextKeys, pairs);
        return values;
    }
}
