using FakeKms.Domain.Policies.Decisions;

namespace FakeKms.Engine.State;

/// <summary>A VPC endpoint that calls come through.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Policy">Its policy; null for one that allows everything.</param>
/// <param name="Activity">What the trail has of the calls beside their own records.</param>
internal sealed record VpcEndpoint(string Id, PolicySource? Policy, KmsNetworkActivity Activity)
{
    /// <summary>The VPC that it is in; null where the test did not say.</summary>
    public string? VpcId { get; init; }
}
