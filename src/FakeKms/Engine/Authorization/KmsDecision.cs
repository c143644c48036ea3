using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Decisions;

namespace FakeKms;

/// <summary>What the policies and grants decided about one permission, and which of them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html"/></remarks>
public sealed class KmsDecision
{
    internal KmsDecision(string action, string resource, PolicyDecision decision, string? message, string explanation)
    {
        (Action, Resource, Message, Explanation) = (action, resource, message, explanation);
        Kind = decision.Kind switch
        {
            DecisionKind.Allowed => KmsDecisionKind.Allowed,
            DecisionKind.ExplicitDeny => KmsDecisionKind.ExplicitDeny,
            _ => KmsDecisionKind.ImplicitDeny,
        };
        (PolicyType, GrantId) = (decision.PermitId is null ? TypeOf(decision.Type) : KmsPolicyType.Grant, decision.PermitId);
        (Policy, Statement) = (decision.Source?.Name, decision.Statement?.Title);
    }

    /// <summary>The action that was asked about, such as <c>kms:Decrypt</c>.</summary>
    public string Action { get; }

    /// <summary>The ARN of the key or the alias that was asked about; <c>*</c> for an action on none in particular.</summary>
    public string Resource { get; }

    /// <summary>Whether the action is allowed.</summary>
    public bool IsAllowed => Kind == KmsDecisionKind.Allowed;

    /// <summary>Allowed, or why not.</summary>
    public KmsDecisionKind Kind { get; }

    /// <summary>What decided: what allows the action, denies it, or would have had to allow it.</summary>
    public KmsPolicyType PolicyType { get; }

    /// <summary>The policy that the deciding statement stands in, by a name for people; null when no statement decided.</summary>
    public string? Policy { get; }

    /// <summary>
    /// The statement that allows or denies: its Sid or, for a statement without one, its place, such as <c>statement 2</c>; null when no statement decided.
    /// </summary>
    public string? Statement { get; }

    /// <summary>The id of the grant that allows the action; otherwise null.</summary>
    public string? GrantId { get; }

    /// <summary>The text of AWS's <c>AccessDeniedException</c>; null when the action is allowed.</summary>
    public string? Message { get; }

    /// <summary>The policies that were looked at, in their order, with the statement that decided or, where nothing allowed, the nearest miss.</summary>
    public string Explanation { get; }

    /// <summary>The decision in one line.</summary>
    public override string ToString() => $"{Action} on {Resource}: {Reason}";

    internal string Reason => (Kind, GrantId, Statement) switch
    {
        (KmsDecisionKind.Allowed, { } grant, _) => $"allowed by grant {grant}",
        (KmsDecisionKind.Allowed, _, { } statement) => $"allowed by {statement} of {Policy}",
        (KmsDecisionKind.Allowed, _, _) => "allowed",
        (KmsDecisionKind.ExplicitDeny, _, { } statement) => $"denied by {statement} of {Policy}",
        (KmsDecisionKind.ExplicitDeny, _, _) => $"denied by {Policy}",
        _ => $"not allowed by any {TextOf(PolicyType)}",
    };

    internal static string TextOf(KmsPolicyType type) => type switch
    {
        KmsPolicyType.KeyPolicy => "key policy",
        KmsPolicyType.IdentityPolicy => "identity-based policy",
        KmsPolicyType.PermissionsBoundary => "permissions boundary",
        KmsPolicyType.SessionPolicy => "session policy",
        KmsPolicyType.ServiceControlPolicy => "service control policy",
        KmsPolicyType.ResourceControlPolicy => "resource control policy",
        KmsPolicyType.VpcEndpointPolicy => "VPC endpoint policy",
        _ => "grant",
    };

    private static KmsPolicyType TypeOf(PolicyType type) => type switch
    {
        Domain.Policies.PolicyType.ResourceControl => KmsPolicyType.ResourceControlPolicy,
        Domain.Policies.PolicyType.ServiceControl => KmsPolicyType.ServiceControlPolicy,
        Domain.Policies.PolicyType.Endpoint => KmsPolicyType.VpcEndpointPolicy,
        Domain.Policies.PolicyType.Resource => KmsPolicyType.KeyPolicy,
        Domain.Policies.PolicyType.Identity => KmsPolicyType.IdentityPolicy,
        Domain.Policies.PolicyType.Boundary => KmsPolicyType.PermissionsBoundary,
        _ => KmsPolicyType.SessionPolicy,
    };
}
