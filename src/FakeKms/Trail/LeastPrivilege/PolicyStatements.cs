namespace FakeKms.Trail.LeastPrivilege;

/// <summary>
/// Makes statements of permissions, few and in a fixed order: what is allowed to one caller under the same conditions stands together, by resource and, where
/// several resources allow the same actions, for all of them.
/// </summary>
internal static class PolicyStatements
{
    /// <summary>The statements of an IAM policy, which is attached to the caller.</summary>
    public static IReadOnlyList<KmsPolicyStatement> ForCaller(IEnumerable<Permission> permissions, KmsPolicyOptions options) =>
        Of(permissions, options, (_, actions, resources, conditions) => new KmsPolicyStatement
        {
            Actions = actions,
            Resources = resources,
            Conditions = conditions,
        });

    /// <summary>The statements of a key policy, which names the callers.</summary>
    public static IReadOnlyList<KmsPolicyStatement> ForKey(IEnumerable<Permission> permissions, KmsPolicyOptions options) =>
        Of(permissions, options, (caller, actions, resources, conditions) => new KmsPolicyStatement
        {
            PrincipalType = caller.Type,
            Principal = caller.Name,
            Actions = actions,
            Resources = resources,
            Conditions = conditions,
        });

    /// <summary>AWS's default statement, which leaves the key to the IAM policies of its account.</summary>
    public static KmsPolicyStatement ForAccount(string root) => new()
    {
        Sid = "Enable IAM User Permissions",
        PrincipalType = "AWS",
        Principal = root,
        Actions = ["kms:*"],
        Resources = ["*"],
    };

    private static KmsPolicyStatement[] Of(
        IEnumerable<Permission> permissions,
        KmsPolicyOptions options,
        Func<PermittedCaller, string[], string[], IReadOnlyList<KmsPolicyCondition>, KmsPolicyStatement> statement)
    {
        var allowed = permissions
            .GroupBy(permission => (permission.Caller, permission.Action, permission.Resource))
            .Select(calls => new AllowedAction(
                calls.Key.Caller, calls.Key.Action, calls.Key.Resource, PolicyConditions.Of([.. calls], options.IncludeEncryptionContexts)))
            .ToArray();
        var statements =
            from action in AllowedAction.WithoutCovered(allowed)
            group action by (action.Caller, action.Resource, Text: Text(action.Conditions)) into resource
            let actions = Sorted(resource.Select(action => action.Action))
            group (resource.Key.Resource, Actions: actions, resource.First().Conditions)
                by (resource.Key.Caller, resource.Key.Text, Actions: string.Join(' ', actions)) into same
            select (same.Key.Caller, same.First().Actions, Resources: Sorted(same.Select(made => made.Resource)), same.First().Conditions, same.Key.Text);
        return
        [
            .. statements
                .OrderBy(made => made.Caller.Name, StringComparer.Ordinal)
                .ThenBy(made => made.Resources[0], StringComparer.Ordinal)
                .ThenBy(made => made.Text, StringComparer.Ordinal)
                .ThenBy(made => made.Actions[0], StringComparer.Ordinal)
                .Select(made => statement(made.Caller, made.Actions, made.Resources, made.Conditions)),
        ];
    }

    private static string[] Sorted(IEnumerable<string> values) => [.. values.Order(StringComparer.Ordinal)];

    private static string Text(IEnumerable<KmsPolicyCondition> conditions) =>
        string.Join('\n', conditions.Select(condition => $"{condition.Operator} {condition.Key} {string.Join('\t', condition.Values)}"));
}

/// <summary>What statements are made of: that a caller may do something with a resource, under conditions.</summary>
internal sealed record AllowedAction(PermittedCaller Caller, string Action, string Resource, IReadOnlyList<KmsPolicyCondition> Conditions)
{
    private bool IsWide => Resource.EndsWith('*');

    /// <summary>
    /// Leaves out what another one gives anyway: to tag new keys is allowed for all keys of a Region, and to tag one of them needs nothing more then.
    /// </summary>
    public static IEnumerable<AllowedAction> WithoutCovered(IReadOnlyCollection<AllowedAction> all)
    {
        var wide = all.Where(action => action.IsWide).ToArray();
        return all.Where(action => !wide.Any(wider => wider.Covers(action)));
    }

    private bool Covers(AllowedAction other) =>
        other != this && other.Caller == Caller && other.Action == Action && !other.IsWide
        && other.Resource.StartsWith(Resource[..^1], StringComparison.Ordinal)
        && Conditions.All(condition => other.Conditions.Any(condition.IsImpliedBy));
}
