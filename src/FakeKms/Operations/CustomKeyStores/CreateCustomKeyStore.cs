using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Engine.Members;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Model;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.CustomKeyStores;

/// <summary>Registers a CloudHSM cluster or an external key store proxy as a key store. It is disconnected at first.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html"/></remarks>
internal sealed class CreateCustomKeyStore : Operation<CreateCustomKeyStoreRequest, CreateCustomKeyStoreResponse>
{
    protected override OperationSpec<CreateCustomKeyStoreRequest> Declare() => new("CreateCustomKeyStore")
    {
        Honours = ["CustomKeyStoreName", "CustomKeyStoreType", .. StoreMembers.CloudHsm, .. StoreMembers.Proxy, .. StoreMembers.VpcService],
        Action = "kms:CreateCustomKeyStore",
        Permissions = [Permission<CreateCustomKeyStoreRequest>.OnKeyStores()],
        Trail = TrailShape
            .Write(
                "CustomKeyStoreName", "CloudHsmClusterId", "CustomKeyStoreType", "XksProxyConnectivity", "XksProxyUriEndpoint", "XksProxyUriPath",
                "XksProxyVpcEndpointServiceName", "XksProxyVpcEndpointServiceOwner")
            .Answers("CustomKeyStoreId"),
    };

    protected override Work<CreateCustomKeyStoreResponse> Execute(CreateCustomKeyStoreRequest request, Call call)
    {
        var type = request.CustomKeyStoreType ?? CustomKeyStoreType.AWS_CLOUDHSM;
        return type == CustomKeyStoreType.AWS_CLOUDHSM ? Answer(WithCluster(request, call)) : WithProxy(request, call);
    }

    // The same request once more is taken for a retry as long as the store is disconnected; AWS says so of CloudHSM key stores only.
    private static KeyStore WithCluster(CreateCustomKeyStoreRequest request, Call call)
    {
        var context = StoreMembers.Context(CustomKeyStoreType.AWS_CLOUDHSM);
        StoreMembers.Refuse(request, [.. StoreMembers.Proxy, .. StoreMembers.VpcService], context);
        StoreMembers.Require(request, StoreMembers.CloudHsm, context);
        var association = new CloudHsmAssociation(request.CloudHsmClusterId, request.TrustAnchorCertificate, request.KeyStorePassword);
        if (call.KeyStores.FindByName(request.CustomKeyStoreName) is { IsDisconnected: true } same && same.CloudHsm == association) return same;
        KeyStoreRules.CheckName(request.CustomKeyStoreName, self: null, call);
        CloudHsmRules.CheckNew(association, call);
        var store = New(request.CustomKeyStoreName, call);
        store.CloudHsm = association;
        return store;
    }

    private Work<CreateCustomKeyStoreResponse> WithProxy(CreateCustomKeyStoreRequest request, Call call)
    {
        var context = StoreMembers.Context(CustomKeyStoreType.EXTERNAL_KEY_STORE);
        StoreMembers.Refuse(request, StoreMembers.CloudHsm, context);
        StoreMembers.Require(request, StoreMembers.Proxy, context);
        StoreMembers.CheckConnectivity(request.XksProxyConnectivity, request.XksProxyVpcEndpointServiceName, request);
        var proxy = ProxyOf(request, call);
        Check(request.CustomKeyStoreName, proxy, call);
        if (!XksProxyRules.IsTried(proxy)) return WithProxy(request.CustomKeyStoreName, proxy, call);
        return Work<CreateCustomKeyStoreResponse>.Waiting(
            compute: () => XksProxyRules.TryAsync(call, Spec.Name, new XksTarget(proxy, call.Home.Region, KeyStoreId: null)),
            commit: _ =>
            {
                Check(request.CustomKeyStoreName, proxy, call);
                return WithProxy(request.CustomKeyStoreName, proxy, call);
            },
            isOutdated: () => false);
    }

    private static CreateCustomKeyStoreResponse WithProxy(string name, XksProxy proxy, Call call)
    {
        var store = New(name, call);
        store.Use(proxy, call.Now);
        return Answer(store);
    }

    private static XksProxy ProxyOf(CreateCustomKeyStoreRequest request, Call call) => new()
    {
        Connectivity = request.XksProxyConnectivity,
        UriEndpoint = request.XksProxyUriEndpoint,
        UriPath = request.XksProxyUriPath,
        AccessKeyId = request.XksProxyAuthenticationCredential.AccessKeyId,
        RawSecretAccessKey = request.XksProxyAuthenticationCredential.RawSecretAccessKey,
        VpcEndpointServiceName = request.XksProxyVpcEndpointServiceName,
        VpcEndpointServiceOwner = XksProxyRules.Owner(request.XksProxyConnectivity, request.XksProxyVpcEndpointServiceOwner, call),
    };

    private static void Check(string name, XksProxy proxy, Call call)
    {
        KeyStoreRules.CheckName(name, self: null, call);
        XksProxyRules.Check(proxy, self: null, call);
        KeyStoreRules.CheckQuota(call);
    }

    private static CreateCustomKeyStoreResponse Answer(KeyStore store) => new() { CustomKeyStoreId = store.Id };

    private static KeyStore New(string name, Call call)
    {
        KeyStoreRules.CheckQuota(call);
        var id = call.State.Ids.TakeKeyStoreId();
        if (call.KeyStores.Find(id) is not null) throw PinMistake.KeyStoreIdInUse(id);
        var store = new KeyStore(id, name, call.Now);
        call.KeyStores.Add(store);
        return store;
    }
}
