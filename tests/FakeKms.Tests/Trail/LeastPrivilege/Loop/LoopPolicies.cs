namespace FakeKms.Tests.Trail.LeastPrivilege.Loop;

/// <summary>The policies under which recorded calls are made again: of users and roles by ARN, and of keys by the name of an alias.</summary>
internal sealed record LoopPolicies(IReadOnlyDictionary<string, KmsPolicyDocument> Identity, IReadOnlyDictionary<string, KmsPolicyDocument> Keys)
{
    public static IReadOnlyDictionary<string, KmsPolicyDocument> None { get; } = new Dictionary<string, KmsPolicyDocument>();

    /// <summary>The same without one statement, for each that KMS decides about.</summary>
    public IEnumerable<(string What, LoopPolicies Left)> WithoutEachStatement() => Reduced(statement => [("all", null)]);

    /// <summary>The same without one action, for each of each statement.</summary>
    public IEnumerable<(string What, LoopPolicies Left)> WithoutEachAction() => Reduced(WithoutEachAction);

    private IEnumerable<(string What, LoopPolicies Left)> Reduced(Func<KmsPolicyStatement, IEnumerable<(string What, KmsPolicyStatement? Left)>> reduce) =>
    [
        .. Reduced(Identity, reduce).Select(reduced => (reduced.What, this with { Identity = reduced.Left })),
        .. Reduced(Keys, reduce).Select(reduced => (reduced.What, this with { Keys = reduced.Left })),
    ];

    private static IEnumerable<(string What, IReadOnlyDictionary<string, KmsPolicyDocument> Left)> Reduced(
        IReadOnlyDictionary<string, KmsPolicyDocument> policies, Func<KmsPolicyStatement, IEnumerable<(string What, KmsPolicyStatement? Left)>> reduce) =>
        from policy in policies
        from index in Enumerable.Range(0, policy.Value.Statements.Count)
        let statement = policy.Value.Statements[index]
        // The one for the service-linked role of multi-Region keys is for IAM to decide about.
        where statement.Actions.All(action => action.StartsWith("kms:", StringComparison.Ordinal))
        from reduced in reduce(statement)
        let others = policy.Value.Statements.Where(other => other != statement)
        select (
            $"{policy.Key} without {reduced.What} of statement {index + 1}",
            (IReadOnlyDictionary<string, KmsPolicyDocument>)new Dictionary<string, KmsPolicyDocument>(policies)
            {
                [policy.Key] = new(reduced.Left is { } rest ? [.. others, rest] : [.. others]),
            });

    private static IEnumerable<(string What, KmsPolicyStatement? Left)> WithoutEachAction(KmsPolicyStatement statement) => statement.Actions.Select(action =>
        (action, statement.Actions.Count == 1 ? null : With(statement, [.. statement.Actions.Where(other => other != action)])));

    private static KmsPolicyStatement With(KmsPolicyStatement statement, IReadOnlyList<string> actions) => new()
    {
        PrincipalType = statement.PrincipalType,
        Principal = statement.Principal,
        Actions = actions,
        Resources = statement.Resources,
        Conditions = statement.Conditions,
    };
}
