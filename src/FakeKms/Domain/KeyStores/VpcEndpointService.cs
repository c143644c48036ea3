namespace FakeKms.Domain.KeyStores;

/// <summary>A VPC endpoint service in front of external key store proxies, as KMS sees it at this moment.</summary>
internal sealed record VpcEndpointService(string Name)
{
    public bool Exists { get; init; } = true;

    public bool MeetsRequirements { get; init; } = true;

    public bool IsUsable => Exists && MeetsRequirements;
}
