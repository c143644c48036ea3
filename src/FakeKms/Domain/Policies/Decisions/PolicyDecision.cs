namespace FakeKms.Domain.Policies.Decisions;

/// <summary>What policies decided, and which of them.</summary>
/// <param name="Kind">Allowed, or why not.</param>
/// <param name="Type">The type of policy that decided: the one that allows, denies, or does not allow.</param>
internal sealed record PolicyDecision(DecisionKind Kind, PolicyType Type)
{
    public bool IsAllowed => Kind == DecisionKind.Allowed;

    /// <summary>The policy with the deciding statement; null for a decision that no single statement made.</summary>
    public PolicySource? Source { get; init; }

    /// <summary>The statement that allows or denies; null when nothing allowed.</summary>
    public PolicyStatement? Statement { get; init; }

    /// <summary>The id of what allowed beside policies, such as a grant; otherwise null.</summary>
    public string? PermitId { get; init; }
}

internal enum DecisionKind
{
    Allowed,
    ImplicitDeny,
    ExplicitDeny,
}
