using FakeKms.Model;

namespace FakeKms.Domain.Policies;

/// <summary>
/// The policy of a VPC endpoint: who may do what through it. Without one everything is allowed. As with key policies, a condition on an Allow counts as met,
/// one on a Deny as not met.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/vpce-policy.html"/></remarks>
internal sealed class EndpointPolicy
{
    private readonly PolicyDocument document;

    private EndpointPolicy(PolicyDocument document) => this.document = document;

    /// <exception cref="KmsFailure">The text is not a policy.</exception>
    public static EndpointPolicy Read(string text) => new(PolicyReader.Read(text));

    /// <exception cref="KmsFailure">The policy does not let the caller through.</exception>
    public void Check(PolicyCaller caller, string action, string resource)
    {
        var concerning = document.Statements.Where(statement => statement.Concerns(caller, action, resource)).ToArray();
        if (concerning.Any(statement => !statement.IsAllow && statement.Conditions.Count == 0))
            throw PolicyErrors.DeniedByEndpoint(caller.Arn, action, resource, "with an explicit deny in a VPC endpoint policy");
        if (!concerning.Any(statement => statement.IsAllow))
            throw PolicyErrors.DeniedByEndpoint(caller.Arn, action, resource, $"because no VPC endpoint policy allows the {action} action");
    }
}
