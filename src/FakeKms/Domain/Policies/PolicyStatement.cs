namespace FakeKms.Domain.Policies;

/// <summary>One statement of a policy.</summary>
internal sealed record PolicyStatement
{
    public string? Sid { get; init; }

    /// <summary>Whether the effect is Allow; otherwise it is Deny.</summary>
    public required bool IsAllow { get; init; }

    public required PolicyPrincipals Principals { get; init; }

    public required PolicyPatterns Actions { get; init; }

    public required PolicyPatterns Resources { get; init; }

    public required IReadOnlyList<PolicyCondition> Conditions { get; init; }

    /// <summary>Whether the statement is about this caller, action and resource. Its conditions are another matter.</summary>
    public bool Concerns(PolicyCaller caller, string action, string resource) =>
        Principals.Cover(caller)
        && Actions.Match(action, StringComparison.OrdinalIgnoreCase)
        && Resources.Match(resource, StringComparison.Ordinal);
}
