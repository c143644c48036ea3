namespace FakeKms.Trail.LeastPrivilege;

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
