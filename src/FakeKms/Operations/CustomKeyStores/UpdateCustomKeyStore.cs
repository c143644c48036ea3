using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Engine.Members;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.CustomKeyStores;

/// <summary>Changes the name of a key store, or what KMS knows of the cluster or proxy behind it. All or nothing.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateCustomKeyStore.html"/></remarks>
internal sealed class UpdateCustomKeyStore : Operation<UpdateCustomKeyStoreRequest, UpdateCustomKeyStoreResponse>
{
    private static readonly string[] CloudHsmMembers = ["CloudHsmClusterId", "KeyStorePassword"];
    private static readonly string[] ProxyMembers = [.. StoreMembers.Proxy, .. StoreMembers.VpcService];
    private static readonly string[] OnlyDisconnected =
        [.. CloudHsmMembers, "XksProxyConnectivity", "XksProxyUriEndpoint", .. StoreMembers.VpcService];

    protected override OperationSpec<UpdateCustomKeyStoreRequest> Declare() => new("UpdateCustomKeyStore")
    {
        Honours = ["CustomKeyStoreId", "NewCustomKeyStoreName", .. CloudHsmMembers, .. ProxyMembers],
        Action = "kms:UpdateCustomKeyStore",
        Permissions = [Permission<UpdateCustomKeyStoreRequest>.OnKeyStores()],
        Trail = TrailShape.Write(
            "CustomKeyStoreId", "NewCustomKeyStoreName", "CloudHsmClusterId", "XksProxyConnectivity", "XksProxyUriEndpoint", "XksProxyUriPath",
            "XksProxyVpcEndpointServiceName", "XksProxyVpcEndpointServiceOwner"),
    };

    protected override Work<UpdateCustomKeyStoreResponse> Execute(UpdateCustomKeyStoreRequest request, Call call)
    {
        var store = Subject(request, call);
        if (store.Proxy is { } proxy && Changed(proxy, request, store, call) is var changed && changed != proxy && XksProxyRules.IsTried(changed))
        {
            return Work<UpdateCustomKeyStoreResponse>.Waiting(
                compute: () => XksProxyRules.TryAsync(call, Spec.Name, new XksTarget(changed, call.Home.Region, store.Id)),
                commit: _ => Apply(request, Subject(request, call), call),
                isOutdated: () => store.Proxy != proxy);
        }
        return Apply(request, store, call);
    }

    private KeyStore Subject(UpdateCustomKeyStoreRequest request, Call call)
    {
        var store = KeyStoreRules.Subject(request.CustomKeyStoreId, call);
        StoreMembers.Refuse(request, store.Proxy is null ? ProxyMembers : CloudHsmMembers, StoreMembers.Context(store.Type));
        CheckState(request, store);
        if (request.NewCustomKeyStoreName is { } name) KeyStoreRules.CheckName(name, store, call);
        return store;
    }

    private static UpdateCustomKeyStoreResponse Apply(UpdateCustomKeyStoreRequest request, KeyStore store, Call call)
    {
        if (store.CloudHsm is { } association) store.CloudHsm = Changed(association, request, store, call);
        if (store.Proxy is { } proxy) store.Use(Changed(proxy, request, store, call), call.Now);
        store.Name = request.NewCustomKeyStoreName ?? store.Name;
        return new UpdateCustomKeyStoreResponse();
    }

    private void CheckState(UpdateCustomKeyStoreRequest request, KeyStore store)
    {
        if (store.IsDisconnected) return;
        if (!store.IsConnected) throw KeyStoreErrors.InvalidState(store, Spec.Name);
        if (OnlyDisconnected.FirstOrDefault(member => SdkMembers.Read(request, member) is not null) is { } member)
            throw KeyStoreErrors.InvalidStateForMember(store, member);
    }

    private static CloudHsmAssociation Changed(CloudHsmAssociation association, UpdateCustomKeyStoreRequest request, KeyStore store, Call call)
    {
        if (request.CloudHsmClusterId is { } clusterId) CloudHsmRules.CheckReplacement(store, clusterId, call);
        return association with
        {
            ClusterId = request.CloudHsmClusterId ?? association.ClusterId,
            KmsUserPassword = request.KeyStorePassword ?? association.KmsUserPassword,
        };
    }

    private static XksProxy Changed(XksProxy proxy, UpdateCustomKeyStoreRequest request, KeyStore store, Call call)
    {
        var connectivity = request.XksProxyConnectivity ?? proxy.Connectivity;
        var usesVpc = connectivity == XksProxyConnectivityType.VPC_ENDPOINT_SERVICE;
        var serviceName = request.XksProxyVpcEndpointServiceName ?? (proxy.UsesVpc ? proxy.VpcEndpointServiceName : null);
        StoreMembers.CheckConnectivity(connectivity, serviceName, request);
        var changed = proxy with
        {
            Connectivity = connectivity,
            UriEndpoint = request.XksProxyUriEndpoint ?? proxy.UriEndpoint,
            UriPath = request.XksProxyUriPath ?? proxy.UriPath,
            AccessKeyId = request.XksProxyAuthenticationCredential?.AccessKeyId ?? proxy.AccessKeyId,
            RawSecretAccessKey = request.XksProxyAuthenticationCredential?.RawSecretAccessKey ?? proxy.RawSecretAccessKey,
            VpcEndpointServiceName = usesVpc ? serviceName : null,
            VpcEndpointServiceOwner = XksProxyRules.Owner(connectivity, request.XksProxyVpcEndpointServiceOwner ?? proxy.VpcEndpointServiceOwner, call),
        };
        if (changed.UsesVpc != proxy.UsesVpc && changed.HasEndpointOf(proxy))
            throw KmsErrors.Validation("XksProxyUriEndpoint must be changed together with XksProxyConnectivity.");
        XksProxyRules.Check(changed, store, call);
        return changed;
    }
}
