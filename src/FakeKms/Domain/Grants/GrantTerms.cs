using Amazon.KeyManagementService;

namespace FakeKms.Domain.Grants;

/// <summary>What a grant says: who may do what, when, and who may retire it.</summary>
internal sealed class GrantTerms : IEquatable<GrantTerms>
{
    public string? Name { get; init; }

    public string? GranteePrincipal { get; init; }

    public string? GranteeServicePrincipal { get; init; }

    public string? RetiringPrincipal { get; init; }

    public string? RetiringServicePrincipal { get; init; }

    /// <summary>Each operation once, in the order of the request.</summary>
    public required IReadOnlyList<GrantOperation> Operations { get; init; }

    /// <summary>No constraint at all is null, however it was written in the request.</summary>
    public GrantConstraint? Constraint { get; init; }

    /// <summary>The ARN of the account whose principal created the grant: its root user may retire it.</summary>
    public required string IssuingAccount { get; init; }

    public bool Equals(GrantTerms? other) =>
        other is not null
        && Name == other.Name
        && GranteePrincipal == other.GranteePrincipal
        && GranteeServicePrincipal == other.GranteeServicePrincipal
        && RetiringPrincipal == other.RetiringPrincipal
        && RetiringServicePrincipal == other.RetiringServicePrincipal
        && IssuingAccount == other.IssuingAccount
        && Operations.ToHashSet().SetEquals(other.Operations)
        && Equals(Constraint, other.Constraint);

    public override bool Equals(object? obj) => Equals(obj as GrantTerms);

    // The order of operations and of pairs does not count.
    public override int GetHashCode() => HashCode.Combine(
        Name, GranteePrincipal ?? GranteeServicePrincipal, RetiringPrincipal ?? RetiringServicePrincipal, IssuingAccount,
        Operations.Aggregate(0, (sum, operation) => sum ^ operation.GetHashCode()), Constraint?.GetHashCode());
}
