namespace FakeKms.Domain.Policies;

/// <summary>The kinds of policies that decide about a request, in the order in which a refusal names them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html"/></remarks>
internal enum PolicyType
{
    ResourceControl,
    ServiceControl,
    Endpoint,
    Resource,
    Identity,
    Boundary,
    Session,
}
