namespace FakeKms.Domain.Policies.Decisions;

/// <summary>Looks through the policies that have a say about a request.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html"/></remarks>
internal sealed class PolicySearch(PolicyRequest request, PolicySet policies)
{
    private readonly bool hasBoundary =
        policies.Boundary is not null && request.Caller.Kind is (PolicyCallerKind.User or PolicyCallerKind.RoleSession);

    /// <summary>Whether the caller has policies of its own. Services have none, and the root user has all permissions of its account.</summary>
    private bool HasIdentity => request.Caller.Kind is not (PolicyCallerKind.Root or PolicyCallerKind.Service);

    /// <summary>Whether the organization's policies hold for the caller.</summary>
    private bool IsControlled => !request.Caller.IsServiceLinked && request.Caller.Kind != PolicyCallerKind.Service;

    /// <summary>Every policy that counts for the caller, in the order in which types of policies are named.</summary>
    public IEnumerable<PolicySource> Sources() =>
    [
        .. request.Caller.IsServiceLinked ? [] : policies.ResourceControl,
        .. IsControlled ? policies.ServiceControl.SelectMany(level => level) : [],
        .. One(policies.Endpoint),
        .. One(policies.Resource),
        .. HasIdentity ? [.. policies.Identity, .. One(policies.Boundary), .. policies.Session] : Array.Empty<PolicySource>(),
    ];

    public StatementComparison Comparison() => new(request, hasBoundary);

    /// <summary>The first statement that denies, in the order in which types of policies are named; null for none.</summary>
    public PolicyDecision? Denial() =>
        (request.Caller.IsServiceLinked ? null : Denial(policies.ResourceControl))
        ?? (IsControlled ? DenialOfLevels(policies.ServiceControl) : null)
        ?? Denial(policies.Endpoint)
        ?? Denial(policies.Resource)
        ?? (HasIdentity ? Denial(policies.Identity) ?? Denial(policies.Boundary) ?? Denial(policies.Session) : null);

    /// <summary>A limit that nothing else can make up for, and that does not let the request through; null for none.</summary>
    public PolicyDecision? Limit()
    {
        if (IsControlled)
        {
            foreach (var level in policies.ServiceControl)
            {
                if (Allow(level).IsNothing) return Missing(PolicyType.ServiceControl);
            }
        }
        return policies.Endpoint is { } endpoint && Allow(endpoint).IsNothing ? Missing(PolicyType.Endpoint) : null;
    }

    /// <summary>What the resource's policy allows: of several statements the one that gives most.</summary>
    public PolicyFinding OfResource() => policies.Resource is { } policy ? Allow(policy) : default;

    /// <summary>What the caller's own policies allow. Those of a federated user count only together with the policies of its session.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html"/></remarks>
    public PolicyFinding OfIdentity() =>
        HasIdentity && (request.Caller.Kind != PolicyCallerKind.FederatedUser || policies.Session.Count > 0) ? Allow(policies.Identity) : default;

    /// <summary>The refusal by what caps the caller's own permissions; null when that allows, or when there is no such policy.</summary>
    public PolicyDecision? MissingInCaps()
    {
        if (!HasIdentity) return null;
        if (policies.Boundary is { } boundary && Allow(boundary).IsNothing) return Missing(PolicyType.Boundary);
        return policies.Session.Count > 0 && Allow(policies.Session).IsNothing ? Missing(PolicyType.Session) : null;
    }

    public static PolicyDecision Missing(PolicyType type) => new(DecisionKind.ImplicitDeny, type);

    private static PolicySource[] One(PolicySource? source) => source is null ? [] : [source];

    private PolicyDecision? DenialOfLevels(IReadOnlyList<IReadOnlyList<PolicySource>> levels)
    {
        foreach (var level in levels)
        {
            if (Denial(level) is { } denial) return denial;
        }
        return null;
    }

    private PolicyDecision? Denial(IReadOnlyList<PolicySource> sources)
    {
        for (var index = 0; index < sources.Count; index++)
        {
            if (Denial(sources[index]) is { } denial) return denial;
        }
        return null;
    }

    private PolicyDecision? Denial(PolicySource? source)
    {
        if (source is null) return null;
        var statements = source.Document.Statements;
        for (var index = 0; index < statements.Count; index++)
        {
            var statement = statements[index];
            if (!statement.IsAllow && statement.Principals.Hit(request.Caller, hasBoundary) && Covers(source, statement))
                return new PolicyDecision(DecisionKind.ExplicitDeny, source.Type) { Source = source, Statement = statement };
        }
        return null;
    }

    private PolicyFinding Allow(IReadOnlyList<PolicySource> sources)
    {
        for (var index = 0; index < sources.Count; index++)
        {
            if (Allow(sources[index]) is { IsNothing: false } finding) return finding;
        }
        return default;
    }

    private PolicyFinding Allow(PolicySource source)
    {
        var result = default(PolicyFinding);
        var statements = source.Document.Statements;
        for (var index = 0; index < statements.Count; index++)
        {
            var statement = statements[index];
            if (!statement.IsAllow) continue;
            var match = statement.Principals.MatchOf(request.Caller);
            if (match > result.Match && Covers(source, statement)) result = new PolicyFinding(match, source, statement);
        }
        return result;
    }

    private bool Covers(PolicySource source, PolicyStatement statement) => statement.Covers(request.Action, request.Resource, request.ContextFor(source));
}
