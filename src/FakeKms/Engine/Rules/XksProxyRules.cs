using Amazon.KeyManagementService;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Rules;

/// <summary>What KMS asks of the proxy configuration of an external key store.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/create-xks-keystore.html"/></remarks>
internal static class XksProxyRules
{
    /// <summary>The account that owns the endpoint service: the caller's when none is named, none when there is no service.</summary>
    public static string? Owner(XksProxyConnectivityType connectivity, string? owner, Call call) =>
        connectivity == XksProxyConnectivityType.VPC_ENDPOINT_SERVICE ? owner ?? call.Home.AccountId : null;

    // KMS would now ask a proxy with a public endpoint for its health, and look up the VPC endpoint service of the others. FakeKms contacts nothing:
    // a configuration that is well formed and not in use is taken as it is, so the errors XksProxyUriUnreachable, XksProxyInvalidResponse,
    // XksProxyInvalidConfiguration, XksProxyIncorrectAuthenticationCredential and XksProxyVpcEndpointService(NotFound, InvalidConfiguration) do not arise.
    public static void Check(XksProxy proxy, KeyStore? self, Call call)
    {
        var others = call.KeyStores.Others(self).Select(store => store.Proxy).OfType<XksProxy>().ToArray();
        if (others.Any(proxy.HasUriOf)) throw KeyStoreErrors.ProxyUriInUse(proxy);
        if (others.Any(other => proxy.HasEndpointOf(other) && (proxy.UsesVpc || other.UsesVpc))) throw KeyStoreErrors.ProxyEndpointInUse(proxy);
        if (proxy.UsesVpc && others.Any(other => other.VpcEndpointServiceName == proxy.VpcEndpointServiceName)) throw KeyStoreErrors.ProxyServiceInUse(proxy);
    }
}
