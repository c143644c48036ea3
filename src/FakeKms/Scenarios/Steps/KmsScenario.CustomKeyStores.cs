using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>
    /// Calls CreateCustomKeyStore and stores the answered id under the store's name, so that later steps can name the store instead.
    /// Which members belong together is KMS's to say; but what is left out of the proxy of an external key store is that of <c>kms.XksProxy</c> when the step
    /// runs, so that <c>CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE)</c> says enough. A request of your own is sent as it is.
    /// </summary>
    /// <param name="store">The name of the custom key store.</param>
    /// <param name="customKeyStoreType"><c>AWS_CLOUDHSM</c> or <c>EXTERNAL_KEY_STORE</c>; null for the service's default, the former.</param>
    /// <param name="cloudHsmClusterId">The CloudHSM cluster, or null.</param>
    /// <param name="keyStorePassword">The password of the cluster's <c>kmsuser</c>, or null. Reports do not print it.</param>
    /// <param name="trustAnchorCertificate">The cluster's trust anchor certificate, as PEM, or null.</param>
    /// <param name="xksProxyConnectivity">How KMS reaches the external key store proxy; null for <c>PUBLIC_ENDPOINT</c>.</param>
    /// <param name="xksProxyUriEndpoint">The proxy's endpoint, such as <c>https://xks.example.com</c>; null for that of the embedded proxy.</param>
    /// <param name="xksProxyUriPath">
    /// The path of the proxy's API, such as <c>/kms/xks/v1</c>; null for one that begins with the store's name, <c>/vault/kms/xks/v1</c>, or for the only one
    /// that the embedded proxy serves.
    /// </param>
    /// <param name="xksProxyAuthenticationCredential">
    /// What KMS signs its requests to the proxy with; null for the present credential of the embedded proxy. Reports print its access key id only.
    /// </param>
    /// <param name="xksProxyVpcEndpointServiceName">The VPC endpoint service in front of the proxy, or null.</param>
    /// <param name="xksProxyVpcEndpointServiceOwner">The account of that service, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html"/></remarks>
    public KmsScenario CreateCustomKeyStore(
        string store, CustomKeyStoreType? customKeyStoreType = null, string? cloudHsmClusterId = null, string? keyStorePassword = null,
        string? trustAnchorCertificate = null, XksProxyConnectivityType? xksProxyConnectivity = null, string? xksProxyUriEndpoint = null,
        string? xksProxyUriPath = null, XksProxyAuthenticationCredentialType? xksProxyAuthenticationCredential = null,
        string? xksProxyVpcEndpointServiceName = null, string? xksProxyVpcEndpointServiceOwner = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(store);
        var request = new CreateCustomKeyStoreRequest
        {
            CustomKeyStoreName = store,
            CustomKeyStoreType = customKeyStoreType,
            CloudHsmClusterId = cloudHsmClusterId,
            KeyStorePassword = keyStorePassword,
            TrustAnchorCertificate = trustAnchorCertificate,
            XksProxyConnectivity = xksProxyConnectivity,
            XksProxyUriEndpoint = xksProxyUriEndpoint,
            XksProxyUriPath = xksProxyUriPath,
            XksProxyAuthenticationCredential = xksProxyAuthenticationCredential,
            XksProxyVpcEndpointServiceName = xksProxyVpcEndpointServiceName,
            XksProxyVpcEndpointServiceOwner = xksProxyVpcEndpointServiceOwner,
        };
        return CreateCustomKeyStore(request, (it, run) =>
        {
            if (it.CustomKeyStoreType == CustomKeyStoreType.EXTERNAL_KEY_STORE) run.Host.Proxy().Complete(it);
        });
    }

    /// <summary>Calls CreateCustomKeyStore with a request of your own, and stores the answered id under the name in it.</summary>
    /// <param name="request">The request.</param>
    public KmsScenario CreateCustomKeyStore(CreateCustomKeyStoreRequest request) => CreateCustomKeyStore(request, (_, _) => { });

    /// <summary>Calls UpdateCustomKeyStore. After a change of its name, later steps can name the store by either name.</summary>
    /// <param name="store">The custom key store: the name that <c>CreateCustomKeyStore</c> gave it, or its id.</param>
    /// <param name="newCustomKeyStoreName">The new name, or null.</param>
    /// <param name="keyStorePassword">The new password of the cluster's <c>kmsuser</c>, or null. Reports do not print it.</param>
    /// <param name="cloudHsmClusterId">A related CloudHSM cluster, or null.</param>
    /// <param name="xksProxyConnectivity">How KMS reaches the external key store proxy, or null.</param>
    /// <param name="xksProxyUriEndpoint">The proxy's endpoint, or null.</param>
    /// <param name="xksProxyUriPath">The path of the proxy's API, or null.</param>
    /// <param name="xksProxyAuthenticationCredential">What KMS signs its requests to the proxy with, or null. Reports print its access key id only.</param>
    /// <param name="xksProxyVpcEndpointServiceName">The VPC endpoint service in front of the proxy, or null.</param>
    /// <param name="xksProxyVpcEndpointServiceOwner">The account of that service, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateCustomKeyStore.html"/></remarks>
    public KmsScenario UpdateCustomKeyStore(
        string store, string? newCustomKeyStoreName = null, string? keyStorePassword = null, string? cloudHsmClusterId = null,
        XksProxyConnectivityType? xksProxyConnectivity = null, string? xksProxyUriEndpoint = null, string? xksProxyUriPath = null,
        XksProxyAuthenticationCredentialType? xksProxyAuthenticationCredential = null, string? xksProxyVpcEndpointServiceName = null,
        string? xksProxyVpcEndpointServiceOwner = null)
    {
        var request = new UpdateCustomKeyStoreRequest
        {
            CustomKeyStoreId = store,
            NewCustomKeyStoreName = newCustomKeyStoreName,
            KeyStorePassword = keyStorePassword,
            CloudHsmClusterId = cloudHsmClusterId,
            XksProxyConnectivity = xksProxyConnectivity,
            XksProxyUriEndpoint = xksProxyUriEndpoint,
            XksProxyUriPath = xksProxyUriPath,
            XksProxyAuthenticationCredential = xksProxyAuthenticationCredential,
            XksProxyVpcEndpointServiceName = xksProxyVpcEndpointServiceName,
            XksProxyVpcEndpointServiceOwner = xksProxyVpcEndpointServiceOwner,
        };
        return UpdateCustomKeyStore(request);
    }

    /// <summary>
    /// Calls UpdateCustomKeyStore with a credential for the proxy that is asked for when the step runs: <c>kms.XksProxy.RotateCredential</c> makes a new one
    /// and tells KMS in one step, <c>() => kms.XksProxy.Credential</c> tells it the one that the embedded proxy has by then.
    /// </summary>
    /// <param name="store">The custom key store: the name that <c>CreateCustomKeyStore</c> gave it, or its id.</param>
    /// <param name="xksProxyAuthenticationCredential">Makes or finds the credential. Reports do not print it.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateCustomKeyStore.html"/></remarks>
    public KmsScenario UpdateCustomKeyStore(string store, Func<XksProxyAuthenticationCredentialType> xksProxyAuthenticationCredential)
    {
        ArgumentNullException.ThrowIfNull(xksProxyAuthenticationCredential);
        return UpdateCustomKeyStore(
            new UpdateCustomKeyStoreRequest { CustomKeyStoreId = store },
            it => it.XksProxyAuthenticationCredential = xksProxyAuthenticationCredential(),
            (nameof(xksProxyAuthenticationCredential), "made by the step"));
    }

    /// <summary>Calls UpdateCustomKeyStore with a request of your own. After a change of its name, later steps can name the store by either name.</summary>
    /// <param name="request">The request. The store goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario UpdateCustomKeyStore(UpdateCustomKeyStoreRequest request) => UpdateCustomKeyStore(request, _ => { });

    /// <summary>Calls DescribeCustomKeyStores, for one page. The answer has the stores in <c>CustomKeyStores</c>.</summary>
    /// <param name="store">Only this custom key store, by its id: the name that <c>CreateCustomKeyStore</c> gave it, or the id; null for all.</param>
    /// <param name="customKeyStoreName">Only the store that KMS knows by this name; null for all.</param>
    /// <param name="limit">The most stores to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeCustomKeyStores.html"/></remarks>
    public KmsScenario DescribeCustomKeyStores(string? store = null, string? customKeyStoreName = null, int? limit = null, string? marker = null) =>
        DescribeCustomKeyStores(
            new DescribeCustomKeyStoresRequest { CustomKeyStoreId = store, CustomKeyStoreName = customKeyStoreName, Limit = limit, Marker = marker });

    /// <summary>Calls DescribeCustomKeyStores with a request of your own.</summary>
    /// <param name="request">The request. The store goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario DescribeCustomKeyStores(DescribeCustomKeyStoresRequest request) =>
        Call(request, (kms, it, token) => kms.DescribeCustomKeyStoresAsync(it, token));

    /// <summary>Calls ConnectCustomKeyStore.</summary>
    /// <param name="store">The custom key store: the name that <c>CreateCustomKeyStore</c> gave it, or its id.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ConnectCustomKeyStore.html"/></remarks>
    public KmsScenario ConnectCustomKeyStore(string store) => ConnectCustomKeyStore(new ConnectCustomKeyStoreRequest { CustomKeyStoreId = store });

    /// <summary>Calls ConnectCustomKeyStore with a request of your own.</summary>
    /// <param name="request">The request. The store goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario ConnectCustomKeyStore(ConnectCustomKeyStoreRequest request) =>
        Call(request, (kms, it, token) => kms.ConnectCustomKeyStoreAsync(it, token));

    /// <summary>Calls DisconnectCustomKeyStore.</summary>
    /// <param name="store">The custom key store: the name that <c>CreateCustomKeyStore</c> gave it, or its id.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DisconnectCustomKeyStore.html"/></remarks>
    public KmsScenario DisconnectCustomKeyStore(string store) => DisconnectCustomKeyStore(new DisconnectCustomKeyStoreRequest { CustomKeyStoreId = store });

    /// <summary>Calls DisconnectCustomKeyStore with a request of your own.</summary>
    /// <param name="request">The request. The store goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario DisconnectCustomKeyStore(DisconnectCustomKeyStoreRequest request) =>
        Call(request, (kms, it, token) => kms.DisconnectCustomKeyStoreAsync(it, token));

    /// <summary>Calls DeleteCustomKeyStore.</summary>
    /// <param name="store">The custom key store: the name that <c>CreateCustomKeyStore</c> gave it, or its id.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteCustomKeyStore.html"/></remarks>
    public KmsScenario DeleteCustomKeyStore(string store) => DeleteCustomKeyStore(new DeleteCustomKeyStoreRequest { CustomKeyStoreId = store });

    /// <summary>Calls DeleteCustomKeyStore with a request of your own.</summary>
    /// <param name="request">The request. The store goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario DeleteCustomKeyStore(DeleteCustomKeyStoreRequest request) =>
        Call(request, (kms, it, token) => kms.DeleteCustomKeyStoreAsync(it, token));

    private KmsScenario CreateCustomKeyStore(CreateCustomKeyStoreRequest request, Action<CreateCustomKeyStoreRequest, ScenarioRun> complete) => Call(
        request,
        (run, it, token) =>
        {
            complete(it, run);
            return run.Client.CreateCustomKeyStoreAsync(it, token);
        },
        (run, it, answer) => run.Results.Store(it.CustomKeyStoreName, NamedValue.Of(answer.CustomKeyStoreId)));

    private KmsScenario UpdateCustomKeyStore(
        UpdateCustomKeyStoreRequest request, Action<UpdateCustomKeyStoreRequest> complete, params (string Name, object? Value)[] words) => Call(
        request,
        (run, it, token) =>
        {
            complete(it);
            return run.Client.UpdateCustomKeyStoreAsync(it, token);
        },
        (run, it, _) =>
        {
            if (it.NewCustomKeyStoreName is { } name) run.Results.Store(name, NamedValue.Of(it.CustomKeyStoreId));
        },
        words);
}
