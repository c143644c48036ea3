using FakeKms.Model;

namespace FakeKms.Domain.Policies;

/// <summary>The principals that a statement is about or, for NotPrincipal, is not about.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"/></remarks>
internal sealed record PolicyPrincipals
{
    public bool IsNegated { get; init; }

    public IReadOnlyList<string> Aws { get; init; } = [];

    public IReadOnlyList<string> Services { get; init; } = [];

    public IReadOnlyList<string> Federated { get; init; } = [];

    public IReadOnlyList<string> CanonicalUsers { get; init; } = [];

    /// <summary>Everyone, an account with all its principals, a user, a session, or a session through its role.</summary>
    public bool Cover(PolicyCaller caller) => IsNegated != Aws.Any(principal => Names(principal, caller));

    private static bool Names(string principal, PolicyCaller caller)
    {
        if (principal == "*" || principal == caller.AccountId || principal == caller.Arn || principal == caller.RoleArn) return true;
        return ArnParts.Parse(principal) is { Service: "iam", Resource: "root" } arn && arn.AccountId == caller.AccountId;
    }
}
