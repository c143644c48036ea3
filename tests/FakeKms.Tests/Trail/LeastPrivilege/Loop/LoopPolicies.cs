namespace FakeKms.Tests.Trail.LeastPrivilege.Loop;

/// <summary>The policies under which recorded calls are made again: of users and roles by ARN, and of keys by the name of an alias.</summary>
internal sealed record LoopPolicies(IReadOnlyDictionary<string, KmsPolicyDocument> Identity, IReadOnlyDictionary<string, KmsPolicyDocument> Keys)
{
    public static IReadOnlyDictionary<string, KmsPolicyDocument> None { get; } = new Dictionary<string, KmsPolicyDocument>();

    /// <summary>The same without one statement, for each that KMS decides about, and without one action of each that has several.</summary>
    public IEnumerable<(string What, LoopPolicies Left)> Reduced() =>
    [
        .. Reduced(Identity).Select(reduced => (reduced.What, this with { Identity = reduced.Left })),
        .. Reduced(Keys).Select(reduced => (reduced.What, this with { Keys = reduced.Left })),
    ];

    private static IEnumerable<(string What, IReadOnlyDictionary<string, KmsPolicyDocument> Left)> Reduced(IReadOnlyDictionary<string, KmsPolicyDocument> policies) =>
        from policy in policies
        from index in Enumerable.Range(0, policy.Value.Statements.Count)
        let statement = policy.Value.Statements[index]
        // The one for the service-linked role of multi-Region keys is for IAM to decide about.
        where statement.Actions.All(action => action.StartsWith("kms:", StringComparison.Ordinal))
        from reduced in Reduced(statement)
        let others = policy.Value.Statements.Where(other => other != statement)
        select (
            $"{policy.Key} without {reduced.What} of statement {index + 1}",
            (IReadOnlyDictionary<string, KmsPolicyDocument>)new Dictionary<string, KmsPolicyDocument>(policies)
            {
                [policy.Key] = new(reduced.Left is { } rest ? [.. others, rest] : [.. others]),
            });

    private static IEnumerable<(string What, KmsPolicyStatement? Left)> Reduced(KmsPolicyStatement statement)
    {
        yield return ("all", null);
        if (statement.Actions.Count == 1) yield break;
        foreach (var action in statement.Actions) yield return (action, With(statement, [.. statement.Actions.Where(other => other != action)]));
    }

    private static KmsPolicyStatement With(KmsPolicyStatement statement, IReadOnlyList<string> actions) => new()
    {
        PrincipalType = statement.PrincipalType,
        Principal = statement.Principal,
        Actions = actions,
        Resources = statement.Resources,
        Conditions = statement.Conditions,
    };
}
