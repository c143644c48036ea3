namespace FakeKms.Domain.Policies.Decisions;

/// <summary>Decides about requests as AWS does for services whose resource policies must let identity policies in.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html"/>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html"/>
/// </remarks>
internal static class PolicyEvaluator
{
    public static PolicyDecision Decide(PolicyRequest request, PolicySet policies)
    {
        var search = new PolicySearch(request, policies);
        return search.Denial() ?? search.Limit() ?? new PolicyPaths(search, request, policies).Decide();
    }
}
