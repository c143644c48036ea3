using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Conditions;
using FakeKms.Engine.Authorization;
using FakeKms.Model;
using FakeKms.Trail.LeastPrivilege;

namespace FakeKms.Questions;

/// <summary>Holds the statements of a policy against what calls needed.</summary>
internal static class StatementUse
{
    public static KmsUnusedPermissions Of(PolicyDocument policy, IEnumerable<Permission> needed, bool isForKey)
    {
        var calls = needed.ToArray();
        return new KmsUnusedPermissions(
        [
            .. policy.Statements.Where(statement => statement.IsAllow).Select(statement => Of(statement, calls, isForKey)).OfType<KmsUnusedStatement>(),
        ]);
    }

    private static KmsUnusedStatement? Of(PolicyStatement statement, IReadOnlyCollection<Permission> calls, bool isForKey)
    {
        var matching = calls.Where(call => IsAbout(statement, call, isForKey)).ToArray();
        var used = matching.Select(call => call.Action).ToHashSet(StringComparer.Ordinal);
        string[] unused = [.. Given(statement, isForKey).Where(action => !used.Contains(action))];
        // In a key policy the resource is the key itself, however it is written.
        string[] resources = isForKey || statement.Resources.IsNegated ? [] : [.. Resources(statement, matching)];
        // What a statement gives of other services is not asked here.
        if (unused.Length == 0 && (used.Count == 0 || resources.Length == 0)) return null;
        return new KmsUnusedStatement(statement.Title, used.Count == 0, unused, resources);
    }

    private static bool IsAbout(PolicyStatement statement, Permission call, bool isForKey)
    {
        var context = new RecordedContext(call);
        return statement.Actions.Cover(call.Action)
            && statement.Resources.Cover(call.Resource, context)
            && (!isForKey || statement.Principals.Cover(CallerOf(call)))
            // What records do not tell is taken for met.
            && statement.Conditions.All(condition => !context.Tells(condition.Key) || condition.IsMet(context));
    }

    // Actions that are about no key are given by identity policies, and for all resources only.
    private static IEnumerable<string> Given(PolicyStatement statement, bool isForKey)
    {
        var isForAll = !isForKey && statement.Resources.Cover("*", PolicyContext.Empty);
        return KmsActions.All.Where(action => statement.Actions.Cover(action) && (isForAll || !KmsActions.IsKeyless(action)));
    }

    private static IEnumerable<string> Resources(PolicyStatement statement, Permission[] matching) =>
        from pattern in statement.Resources.Patterns
        let resources = new PolicyResources(isNegated: false, [pattern])
        where !matching.Any(call => resources.Cover(call.Resource, new RecordedContext(call)))
        select pattern;

    private static PolicyCaller CallerOf(Permission call)
    {
        var (name, principal) = (call.Caller.Name, call.Principal ?? call.Caller.Name);
        if (call.Caller.IsService) return new PolicyCaller("", name, null) { Kind = PolicyCallerKind.Service };
        var account = ArnParts.Parse(name)?.AccountId ?? "";
        if (name.EndsWith(":root", StringComparison.Ordinal)) return new PolicyCaller(account, name, null) { Kind = PolicyCallerKind.Root };
        if (name.Contains(":role/", StringComparison.Ordinal)) return new PolicyCaller(account, principal, name) { Kind = PolicyCallerKind.RoleSession };
        return principal == name
            ? new PolicyCaller(account, name, null)
            : new PolicyCaller(account, principal, null) { Kind = PolicyCallerKind.FederatedUser, IssuerArn = name };
    }
}
