using Amazon.KeyManagementService;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
using FakeKms.Engine.ExternalKeys;

namespace FakeKms.Engine.Rules;

/// <summary>What KMS asks of the proxy configuration of an external key store, and of the proxy itself.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/create-xks-keystore.html"/></remarks>
internal static class XksProxyRules
{
    /// <summary>The account that owns the endpoint service: the caller's when none is named, none when there is no service.</summary>
    public static string? Owner(XksProxyConnectivityType connectivity, string? owner, Call call) =>
        connectivity == XksProxyConnectivityType.VPC_ENDPOINT_SERVICE ? owner ?? call.Home.AccountId : null;

    /// <summary>Refuses a configuration that another key store has.</summary>
    public static void Check(XksProxy proxy, KeyStore? self, Call call)
    {
        var others = call.KeyStores.Others(self).Select(store => store.Proxy).OfType<XksProxy>().ToArray();
        if (others.Any(proxy.HasUriOf)) throw KeyStoreErrors.ProxyUriInUse(proxy);
        if (others.Any(other => proxy.HasEndpointOf(other) && (proxy.UsesVpc || other.UsesVpc))) throw KeyStoreErrors.ProxyEndpointInUse(proxy);
        if (proxy.UsesVpc && others.Any(other => other.VpcEndpointServiceName == proxy.VpcEndpointServiceName)) throw KeyStoreErrors.ProxyServiceInUse(proxy);
        if (proxy.VpcEndpointServiceName is not { } name) return;
        var service = call.State.VpcEndpointServices.Find(name) ?? throw KeyStoreErrors.ProxyServiceNotFound(name);
        if (!service.MeetsRequirements) throw KeyStoreErrors.ProxyServiceUnsuitable(name);
    }

    /// <summary>What keeps KMS from the proxy of a store that is to be connected, before it can ask anything there; null for nothing.</summary>
    public static ConnectionErrorCodeType? ObstacleOnTheWay(XksProxy proxy, Call call) =>
        proxy.VpcEndpointServiceName is not { } name ? null
        : call.State.VpcEndpointServices.Find(name) is not { } service ? ConnectionErrorCodeType.XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND
        : service.MeetsRequirements ? null
        : ConnectionErrorCodeType.XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION;

    /// <summary>
    /// Whether a configuration is tried out before it is taken: one with a public endpoint. One with a VPC endpoint service is, when the store is connected.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html"/></remarks>
    public static bool IsTried(XksProxy proxy) => !proxy.UsesVpc;

    /// <summary>
    /// Asks the proxy for its health, as CreateCustomKeyStore and UpdateCustomKeyStore do. It waits for the proxy, outside of the server's lock.
    /// </summary>
    /// <exception cref="Model.KmsFailure">It cannot be reached, or is not well.</exception>
    public static async ValueTask<XksHealth> TryAsync(Call call, string operation, XksTarget target)
    {
        var answer = await HealthAsync(call, operation, target).ConfigureAwait(false);
        return answer.Succeeded ? answer.Value : throw XksErrors.OfStore(answer.Problem);
    }

    /// <summary>Asks the proxy for its health. External key managers none of which can serve are a problem like others.</summary>
    public static async ValueTask<XksAnswer<XksHealth>> HealthAsync(Call call, string operation, XksTarget target)
    {
        var answer = await call.Proxies.GetHealthStatusAsync(target, ExternalRequests.AboutHealth(call, operation)).ConfigureAwait(false);
        return answer is { Succeeded: true, Value.IsServing: false } ? XksProblem.Unhealthy : answer;
    }

    /// <summary>Asks the proxy for the external key of a new KMS key.</summary>
    /// <exception cref="Model.KmsFailure">There is none, or it is not of the kind that KMS can use.</exception>
    public static async ValueTask<ExternalKeyMetadata> ExternalKeyAsync(Call call, string operation, KeyStore store, string xksKeyId)
    {
        var (target, about) = (ExternalRequests.TargetOf(call, store), ExternalRequests.AboutNewKey(call, operation));
        var answer = await call.Proxies.GetKeyMetadataAsync(target, xksKeyId, about).ConfigureAwait(false);
        if (!answer.Succeeded) throw XksErrors.OfNewKey(answer.Problem);
        var key = answer.Value;
        if (key.KeySpec != "AES_256") throw XksErrors.WrongKeySpec(key.KeySpec);
        if (!key.KeyUsage.Contains("ENCRYPT") || !key.KeyUsage.Contains("DECRYPT")) throw XksErrors.WrongKeyUsage(key.KeyUsage);
        return key.KeyStatus == "ENABLED" ? key : throw XksErrors.WrongKeyStatus(key.KeyStatus);
    }
}
