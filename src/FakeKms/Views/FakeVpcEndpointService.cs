using FakeKms.Domain.KeyStores;

namespace FakeKms;

/// <summary>
/// A VPC endpoint service in front of an external key store proxy, as it is now: a test changes it while the server runs. Safe for parallel callers.
/// <see cref="FakeKmsBuilder.WithVpcEndpointService"/> declares it.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/vpc-connectivity.html"/></remarks>
public sealed class FakeVpcEndpointService
{
    private readonly Func<VpcEndpointService> read;
    private readonly Action<Func<VpcEndpointService, VpcEndpointService>> change;

    internal FakeVpcEndpointService(string serviceName, Func<VpcEndpointService> read, Action<Func<VpcEndpointService, VpcEndpointService>> change) =>
        (ServiceName, this.read, this.change) = (serviceName, read, change);

    /// <summary>The name, such as <c>com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0</c>.</summary>
    public string ServiceName { get; }

    /// <summary>Whether the service exists and lets KMS in.</summary>
    public bool Exists => read().Exists;

    /// <summary>Whether the service meets the requirements of external key stores.</summary>
    public bool MeetsRequirements => read().MeetsRequirements;

    /// <summary>
    /// The service is gone from here on, or no longer has KMS among its allowed principals. Creating or changing a key store with it fails with
    /// <c>XksProxyVpcEndpointServiceNotFoundException</c>, connecting one with <c>XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND</c>, and the proxy of one that is
    /// connected cannot be reached.
    /// </summary>
    public void Delete() => change(service => service with { Exists = false });

    /// <summary>The service is there again.</summary>
    public void Restore() => change(service => service with { Exists = true });

    /// <summary>
    /// Says whether the service meets the requirements, such as its private DNS name or its Availability Zones. Without them, creating or changing a key store
    /// fails with <c>XksProxyVpcEndpointServiceInvalidConfigurationException</c>, connecting one with
    /// <c>XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION</c>, and the proxy of one that is connected cannot be reached.
    /// </summary>
    /// <param name="meetsRequirements">Whether it does.</param>
    public void SetMeetsRequirements(bool meetsRequirements) => change(service => service with { MeetsRequirements = meetsRequirements });
}
