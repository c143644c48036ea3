using FakeKms.Domain.Policies;
using FakeKms.Engine.Authorization;
using FakeKms.Engine.State;

namespace FakeKms;

public sealed partial class FakeKmsBuilder
{
    /// <summary>
    /// Gives a VPC endpoint a policy, and says which network activity events the trail has of its calls. A caller comes through the endpoint with
    /// <see cref="KmsCaller.ThroughVpcEndpoint"/>; an endpoint that is not named here allows everything, and the trail has no such events of it.
    /// </summary>
    /// <param name="vpcEndpointId">The id, for example <c>vpce-1a2b3c4d5e6f1a2b3</c>.</param>
    /// <param name="policy">
    /// The policy: a JSON document with a Principal in each statement. Null allows everything.
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
        var read = policy is null ? null : PolicyTexts.Read(policy, PolicyType.Endpoint, $"the policy of the VPC endpoint {vpcEndpointId}");
        var endpoint = new VpcEndpoint(vpcEndpointId, read, networkActivity) { VpcId = vpcId };
        return With(settings with { VpcEndpoints = [.. settings.VpcEndpoints.Where(other => other.Id != vpcEndpointId), endpoint] });
    }
}
