namespace FakeKms;

public sealed partial class KmsEventConstraint
{
    /// <summary>The call was made by this principal.</summary>
    /// <param name="principal">A name, an ARN, a unique id or an access key id, as for <see cref="KmsEvent.IsBy(string)"/>.</param>
    /// <param name="mayBeUnknown">
    /// Whether it may be one that the server does not know and no record names. Without it an assertion that holds for want of the caller is refused.
    /// </param>
    public KmsEventConstraint By(string principal, bool mayBeUnknown = false) => Then(Criteria.By(principal, mayBeUnknown));

    /// <summary>The call was made by this caller.</summary>
    /// <param name="caller">The caller, compared as by <see cref="KmsEvent.IsBy(KmsCaller)"/>. It need not be known.</param>
    public KmsEventConstraint By(KmsCaller caller) => Then(Criteria.By(caller));

    /// <summary>The record is not of a caller but of KMS itself: a rotation, an expiry, a deletion, or the synchronization of multi-Region keys.</summary>
    public KmsEventConstraint ByKms() => Then(Criteria.ByKms());

    /// <summary>An AWS service made the call, for itself or with the permissions of a caller.</summary>
    /// <param name="service">The <c>userIdentity.invokedBy</c>, such as <c>secretsmanager.amazonaws.com</c>.</param>
    public KmsEventConstraint ThroughService(string service) => Then(Criteria.ThroughService(service));

    /// <summary>The call came through this VPC endpoint.</summary>
    /// <param name="vpcEndpointId">For example <c>vpce-1a2b3c4d5e6f1a2b3</c>.</param>
    public KmsEventConstraint ThroughVpcEndpoint(string vpcEndpointId) => Then(Criteria.ThroughVpcEndpoint(vpcEndpointId));

    /// <summary>The call was made in a session of the AWS Management Console.</summary>
    public KmsEventConstraint ThroughConsole() => Then(Criteria.ThroughConsole());
}
