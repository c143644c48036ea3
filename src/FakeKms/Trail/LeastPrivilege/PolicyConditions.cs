namespace FakeKms.Trail.LeastPrivilege;

/// <summary>The conditions under which an action is allowed: those that all calls of it met.</summary>
internal static class PolicyConditions
{
    public static IReadOnlyList<KmsPolicyCondition> Of(IReadOnlyCollection<Permission> calls, bool withContexts) =>
    [
        .. Sources(calls).Concat(Services(calls)).Concat(withContexts ? Contexts(calls) : [])
            .OrderBy(condition => condition.Operator, StringComparer.Ordinal)
            .ThenBy(condition => condition.Key, StringComparer.Ordinal),
    ];

    private static IEnumerable<KmsPolicyCondition> Sources(IReadOnlyCollection<Permission> calls) =>
        calls.All(call => call.SourceAccount is not null) ? [Equal("aws:SourceAccount", calls.Select(call => call.SourceAccount!))] : [];

    private static IEnumerable<KmsPolicyCondition> Services(IReadOnlyCollection<Permission> calls) =>
        calls.All(call => call.ViaService is not null) ? [Equal("kms:ViaService", calls.Select(call => call.ViaService!))] : [];

    private static IEnumerable<KmsPolicyCondition> Contexts(IReadOnlyCollection<Permission> calls)
    {
        IReadOnlyDictionary<string, string>[] contexts = [.. calls.Select(call => call.EncryptionContext)];
        var first = contexts[0];
        KeyValuePair<string, string>[] common =
        [
            .. first.Where(pair => contexts.All(context => context.TryGetValue(pair.Key, out var value) && value == pair.Value)),
        ];
        foreach (var pair in common) yield return Equal("kms:EncryptionContext:" + pair.Key, [pair.Value]);
        if (common.Length == first.Count || !contexts.All(context => context.Count == first.Count && context.Keys.All(first.ContainsKey))) yield break;
        yield return new KmsPolicyCondition("ForAllValues:StringEquals", "kms:EncryptionContextKeys", Values(first.Keys));
        // Without this, a request without a context would meet the condition.
        if (common.Length == 0) yield return new KmsPolicyCondition("Null", "kms:EncryptionContextKeys", ["false"]);
    }

    private static KmsPolicyCondition Equal(string key, IEnumerable<string> values) => new("StringEquals", key, Values(values));

    // ${ begins a variable in a policy, and is itself written ${$}{ there.
    private static string[] Values(IEnumerable<string> values) =>
        [.. values.Select(value => value.Replace("${", "${$}{", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
}
