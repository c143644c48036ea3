using FakeKms.Domain.Policies;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms;

public sealed partial class FakeKmsBuilder
{
    /// <summary>
    /// Gives a VPC endpoint a policy, and says which network activity events the trail has of its calls. A caller comes through the endpoint with
    /// <see cref="KmsCaller.ThroughVpcEndpoint"/>; an endpoint that is not named here allows everything, and the trail has no such events of it.
    /// </summary>
    /// <param name="vpcEndpointId">The id, for example <c>vpce-1a2b3c4d5e6f1a2b3</c>.</param>
    /// <param name="policy">
    /// The policy: a JSON document with a Principal in each statement. Null allows everything. A condition on an Allow counts as met, one on a Deny as not met.
    /// </param>
    /// <param name="networkActivity">
    /// The events. A call that the policy refuses is answered with AccessDeniedException and has no other record: KMS does not record it.
    /// </param>
    /// <param name="vpcId">The VPC that the endpoint is in, which the condition key <c>aws:SourceVpc</c> shows; null for none.</param>
    /// <exception cref="ArgumentException">The policy is none; the message says what is wrong.</exception>
    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/vpce-policy.html"/>,
    /// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html"/>
    /// </remarks>
    public FakeKmsBuilder WithVpcEndpoint(
        string vpcEndpointId, string? policy = null, KmsNetworkActivity networkActivity = KmsNetworkActivity.Denied, string? vpcId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(vpcEndpointId);
        if (!Enum.IsDefined(networkActivity))
            throw new ArgumentOutOfRangeException(nameof(networkActivity), networkActivity, "There is no such choice of network activity events.");
        var endpoint = new VpcEndpoint(vpcEndpointId, PolicyOf(vpcEndpointId, policy), networkActivity) { VpcId = vpcId };
        return With(settings with { VpcEndpoints = [.. settings.VpcEndpoints.Where(other => other.Id != vpcEndpointId), endpoint] });
    }

    private static EndpointPolicy? PolicyOf(string vpcEndpointId, string? policy)
    {
        if (policy is null) return null;
        try
        {
            return EndpointPolicy.Read(policy);
        }
        catch (KmsFailure failure)
        {
            var reason = failure.Text.Replace("key policy", "policy", StringComparison.Ordinal);
            throw new ArgumentException($"The policy of the VPC endpoint {vpcEndpointId} is not one that AWS would take. {reason}", nameof(policy), failure);
        }
    }
}
