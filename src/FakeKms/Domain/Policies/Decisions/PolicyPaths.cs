namespace FakeKms.Domain.Policies.Decisions;

/// <summary>
/// The ways on which a request that nobody forbids comes to be allowed: by the resource's policy itself, by policies of the caller that the resource's policy
/// lets in, and by a permit such as a grant.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html"/></remarks>
internal sealed class PolicyPaths(PolicySearch search, PolicyRequest request, PolicySet policies)
{
    private bool IsRoot => request.Caller.Kind == PolicyCallerKind.Root;

    /// <summary>Whether the caller's account has to allow as well. A service acts for no account.</summary>
    private bool IsAcrossAccounts =>
        request.Caller.Kind != PolicyCallerKind.Service && request.ResourceAccount is { } owner && owner != request.Caller.AccountId;

    public PolicyDecision Decide()
    {
        var byPolicies = policies.Resource is null ? ByIdentity() : IsAcrossAccounts ? AcrossAccounts() : WithinAccount();
        return byPolicies.IsAllowed ? byPolicies : ByPermit() ?? byPolicies;
    }

    // When the policy lets nobody in, the caller's own policies do not come into it: whether they would allow changes nothing, and AWS names the resource's.
    private PolicyDecision WithinAccount()
    {
        var finding = search.OfResource();
        return finding.Match switch
        {
            PrincipalMatch.None => PolicySearch.Missing(PolicyType.Resource),
            PrincipalMatch.Account => ByIdentity(),
            // A role is named, not its session: what caps either holds.
            PrincipalMatch.Role or PrincipalMatch.Issuer => search.MissingInCaps() ?? Allowed(PolicyType.Resource, finding),
            _ => Allowed(PolicyType.Resource, finding),
        };
    }

    // Of another account even a principal that is named directly needs its own account's consent. Its root user is that account.
    private PolicyDecision AcrossAccounts()
    {
        var finding = search.OfResource();
        if (finding.IsNothing) return PolicySearch.Missing(PolicyType.Resource);
        return IsRoot ? Allowed(PolicyType.Resource, finding) : ByIdentity();
    }

    private PolicyDecision ByIdentity()
    {
        // The root user needs no policy for what its account may do.
        if (IsRoot) return new PolicyDecision(DecisionKind.Allowed, PolicyType.Identity);
        var finding = search.OfIdentity();
        return finding.IsNothing ? PolicySearch.Missing(PolicyType.Identity) : search.MissingInCaps() ?? Allowed(PolicyType.Identity, finding);
    }

    /// <summary>
    /// What a permit makes of a request that policies do not allow; null without one. AWS does not say whether the boundary and the session's policies limit
    /// what a grant gives: as with a resource policy that names the caller, only what they deny counts here.
    /// </summary>
    private PolicyDecision? ByPermit()
    {
        if (policies.Permit?.Invoke() is not { } permit) return null;
        var needsIdentity = permit.NeedsIdentityPolicy || (IsAcrossAccounts && !permit.IsOfCallersAccount);
        if (needsIdentity && !IsRoot && ByIdentity() is { IsAllowed: false } refusal) return refusal;
        return new PolicyDecision(DecisionKind.Allowed, PolicyType.Resource) { PermitId = permit.Id };
    }

    private static PolicyDecision Allowed(PolicyType type, PolicyFinding finding) =>
        new(DecisionKind.Allowed, type) { Source = finding.Source, Statement = finding.Statement };
}
