using FakeKms.Domain.KeyStores.Metrics;
using FakeKms.Engine.State;
using FakeKms.Model;
using FakeKms.Xks.Client;
using FakeKms.Xks.Faults;
using FakeKms.Xks.Messages;
using FakeKms.Xks.Proxy;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    private readonly IReadOnlyList<XksMapping> xksMappings;
    private readonly IReadOnlyList<HttpXksTransport> xksTransports;
    private readonly XksFaultBook proxyBook;

    /// <summary>
    /// The external key store proxy that the server brings: its endpoint and credential for CreateCustomKeyStore, the external keys behind it, and what is to
    /// go wrong with it.
    /// </summary>
    /// <example>
    /// <code>
    /// await client.CreateCustomKeyStoreAsync(new CreateCustomKeyStoreRequest
    /// {
    ///     CustomKeyStoreName = "vault",
    ///     CustomKeyStoreType = CustomKeyStoreType.EXTERNAL_KEY_STORE,
    ///     XksProxyConnectivity = XksProxyConnectivityType.PUBLIC_ENDPOINT,
    ///     XksProxyUriEndpoint = kms.XksProxy.Endpoint,
    ///     XksProxyUriPath = kms.XksProxy.UriPath,
    ///     XksProxyAuthenticationCredential = kms.XksProxy.Credential,
    /// });
    /// </code>
    /// </example>
    public FakeXksProxy XksProxy { get; }

    /// <summary>The metrics of external key stores, as figures.</summary>
    public XksMetrics XksMetrics => new(
        () => pipeline.Recall(state => state.XksMetrics),
        id => pipeline.Recall(state => state.Directory.FindKeyStore(id)),
        settings.Time.GetUtcNow);

    /// <summary>The proxy as KMS reaches it, and as a host of it does.</summary>
    internal EmbeddedXksProxy EmbeddedProxy { get; }

    /// <summary>A VPC endpoint service in front of external key store proxies, as it is now. A test can change it while the server runs.</summary>
    /// <param name="serviceName">The name, such as <c>com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0</c>. It need not be declared.</param>
    /// <exception cref="ArgumentException">KMS accepts no such name.</exception>
    public FakeVpcEndpointService VpcEndpointService(string serviceName)
    {
        IdForms.CheckedVpcEndpointService(serviceName);
        Alive(this);
        return new FakeVpcEndpointService(
            serviceName,
            () => pipeline.Outside(state => state.VpcEndpointServices.Of(serviceName)),
            change => pipeline.Outside(state =>
                state.VpcEndpointServices = state.VpcEndpointServices.Change(change(state.VpcEndpointServices.Of(serviceName)))));
    }

    /// <summary>A CloudHSM cluster that the server was started with, as it is now. A test can change it while the server runs.</summary>
    /// <param name="clusterId">The cluster id.</param>
    /// <exception cref="ArgumentException">No such cluster was declared.</exception>
    public FakeCloudHsmCluster CloudHsmCluster(string clusterId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clusterId);
        var known = pipeline.Outside(state => state.CloudHsm.Declared(clusterId) is null ? string.Join(", ", state.CloudHsm.DeclaredIds) : null);
        if (known is not null)
        {
            throw new ArgumentException(
                $"No CloudHSM cluster '{clusterId}' was declared: {(known.Length == 0 ? "none was" : $"only {known}")}. " +
                $"Start the server with WithCloudHsmCluster(\"{clusterId}\").",
                nameof(clusterId));
        }
        return new FakeCloudHsmCluster(
            clusterId,
            () => pipeline.Outside(state => state.CloudHsm.Declared(clusterId)!),
            change => pipeline.Outside(state =>
            {
                state.CloudHsm.Change(change(state.CloudHsm.Declared(clusterId)!));
                return true;
            }),
            key => pipeline.Outside(state => DeleteBackingKey(state, clusterId, key)));
    }

    // The keys of a cluster live on in the clusters that are restored from its backups, and can be deleted there as well.
    private bool DeleteBackingKey(KmsState state, string clusterId, string key)
    {
        var found = KeyLookup.Find(state, key) ?? throw UnknownKey(key);
        if (found.KeyStore is not { CloudHsm: { } association } store || state.CloudHsm.ShareHistory(clusterId, association.ClusterId) != true)
        {
            throw new ArgumentException(
                $"The key {found.Arn} has no backing key in {clusterId}: it is not in a key store of that cluster or of one that shares its backup history.",
                nameof(key));
        }
        state.CloudHsm.Change(state.CloudHsm.Declared(clusterId)!.Without(found.KeyId));
        state.Connections.LookForKeys(store, state.Settings.Time.GetUtcNow());
        return true;
    }

    private XksClient ExternalProxies()
    {
        var mapped = xksMappings.Zip(xksTransports).ToDictionary(pair => XksRoutes.KeyOf(pair.First.Endpoint), pair => (IXksTransport)pair.Second);
        return new XksClient(new XksRoutes(mapped, () => EmbeddedProxy), new XksObserver(Count, settings.Time));
    }

    // A request may end when the server is gone: its figures are no worse than those of others.
    private void Count(Func<XksMetricsLog, XksMetricsLog> add) => pipeline.Recall(state => state.XksMetrics = add(state.XksMetrics));
}
