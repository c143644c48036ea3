using FakeKms.Domain.Grants;

namespace FakeKms.Engine.Authorization;

/// <summary>What a grant allows its grantee to hand on by a grant.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/create-grant-overview.html"/></remarks>
internal static class ChildGrants
{
    /// <summary>Whether a new grant gives nothing that the grant which allows it does not give, under a constraint at least as strict.</summary>
    public static bool AreWithin(GrantTerms child, GrantTerms parent) =>
        child.Operations.All(parent.Operations.Contains)
        && (parent.Constraint?.SourceArn is null || child.Constraint?.SourceArn == parent.Constraint.SourceArn)
        && IsAsStrict(child.Constraint, parent.Constraint);

    // Subset may ask for more pairs or become Equals; Equals stays what it is.
    private static bool IsAsStrict(GrantConstraint? child, GrantConstraint? parent) => parent switch
    {
        { EncryptionContextEquals: { } equal } => child?.EncryptionContextEquals is { } own && own.Count == equal.Count && HasAll(own, equal),
        { EncryptionContextSubset: { } subset } => (child?.EncryptionContextEquals ?? child?.EncryptionContextSubset) is { } own && HasAll(own, subset),
        _ => true,
    };

    private static bool HasAll(IReadOnlyDictionary<string, string> pairs, IReadOnlyDictionary<string, string> wanted) => wanted.All(pair =>
        pairs.Any(own => string.Equals(own.Key, pair.Key, StringComparison.OrdinalIgnoreCase) && own.Value == pair.Value));
}
