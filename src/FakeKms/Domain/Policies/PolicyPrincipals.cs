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
        if (principal == "*" || principal == caller.AccountId || principal == caller.Arn) return true;
        if (ArnParts.Parse(principal) is not { Service: "iam" } arn || arn.AccountId != caller.AccountId) return false;
        // The name of a role is unique in its account whatever its path, and the ARN of a session does not repeat the path.
        return arn.Resource == "root"
            || (caller.RoleName is { } role && arn.Resource.StartsWith("role/", StringComparison.Ordinal) && arn.Resource.Split('/')[^1] == role);
    }
}
