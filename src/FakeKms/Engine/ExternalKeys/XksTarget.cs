using FakeKms.Domain.KeyStores;

namespace FakeKms.Engine.ExternalKeys;

/// <summary>Where a request to a proxy goes.</summary>
/// <param name="Proxy">The proxy and the credential, as they are when the call of KMS begins.</param>
/// <param name="Region">The Region of the call of KMS, for which the request is signed.</param>
/// <param name="KeyStoreId">The key store; null while it is being created.</param>
internal sealed record XksTarget(XksProxy Proxy, string Region, string? KeyStoreId)
{
    /// <summary>Whether there is a way to the proxy: its VPC endpoint service may be gone.</summary>
    public bool IsReachable { get; init; } = true;
}
