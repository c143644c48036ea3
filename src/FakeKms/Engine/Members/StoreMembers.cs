using Amazon.KeyManagementService;
using FakeKms.Domain.KeyStores;

namespace FakeKms.Engine.Members;

/// <summary>The request members that belong to one type of key store only.</summary>
internal static class StoreMembers
{
    private const string PublicStore = "an external key store with the connectivity PUBLIC_ENDPOINT";

    public static IReadOnlyList<string> CloudHsm { get; } = ["CloudHsmClusterId", "TrustAnchorCertificate", "KeyStorePassword"];

    public static IReadOnlyList<string> Proxy { get; } =
        ["XksProxyConnectivity", "XksProxyUriEndpoint", "XksProxyUriPath", "XksProxyAuthenticationCredential"];

    public static IReadOnlyList<string> VpcService { get; } = ["XksProxyVpcEndpointServiceName", "XksProxyVpcEndpointServiceOwner"];

    public static string Context(CustomKeyStoreType type) => $"a custom key store of the type {type}";

    public static void Require(object request, IEnumerable<string> members, string context)
    {
        if (members.FirstOrDefault(member => SdkMembers.Read(request, member) is null) is { } missing) throw KeyStoreErrors.MissingMember(missing, context);
    }

    public static void Refuse(object request, IEnumerable<string> members, string context)
    {
        if (members.FirstOrDefault(member => SdkMembers.Read(request, member) is not (null or "")) is { } superfluous)
            throw KeyStoreErrors.SuperfluousMember(superfluous, context);
    }

    /// <summary>A proxy in a VPC is reached through its endpoint service, one with a public endpoint has none.</summary>
    public static void CheckConnectivity(XksProxyConnectivityType connectivity, string? serviceName, object request)
    {
        if (connectivity != XksProxyConnectivityType.VPC_ENDPOINT_SERVICE) Refuse(request, VpcService, PublicStore);
        else if (string.IsNullOrEmpty(serviceName))
            throw KeyStoreErrors.MissingMember(VpcService[0], "an external key store with the connectivity VPC_ENDPOINT_SERVICE");
    }
}
