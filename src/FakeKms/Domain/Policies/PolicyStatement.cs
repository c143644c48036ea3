using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Domain.Policies;

/// <summary>One statement of a policy.</summary>
internal sealed record PolicyStatement
{
    public string? Sid { get; init; }

    /// <summary>Its place in the policy, from 1.</summary>
    public int Position { get; init; } = 1;

    /// <summary>What to call it: by its Sid, or by its place.</summary>
    public string Name => string.IsNullOrEmpty(Sid) ? $"statement {Position}" : $"statement {Sid}";

    /// <summary>Its Sid; of a statement without one, its place: <c>statement 2</c>.</summary>
    public string Title => string.IsNullOrEmpty(Sid) ? Name : Sid;

    /// <summary>Whether the effect is Allow; otherwise it is Deny.</summary>
    public required bool IsAllow { get; init; }

    public required PolicyPrincipals Principals { get; init; }

    public required PolicyActions Actions { get; init; }

    public required PolicyResources Resources { get; init; }

    public required IReadOnlyList<PolicyCondition> Conditions { get; init; }

    /// <summary>Whether the statement is about this action and resource, under these circumstances. Whether it is about the caller is another matter.</summary>
    public bool Covers(string action, string resource, PolicyContext context)
    {
        if (!Actions.Cover(action) || !Resources.Cover(resource, context)) return false;
        for (var index = 0; index < Conditions.Count; index++)
        {
            if (!Conditions[index].IsMet(context)) return false;
        }
        return true;
    }

    /// <summary>
    /// Whether the statement is about this caller, action and resource on the kindest reading: conditions are another matter, and whom NotPrincipal names in
    /// part is named.
    /// </summary>
    public bool Concerns(PolicyCaller caller, string action, string resource) =>
        Principals.Cover(caller)
        && Actions.Cover(action)
        && Resources.Cover(resource, PolicyContext.Empty);
}
