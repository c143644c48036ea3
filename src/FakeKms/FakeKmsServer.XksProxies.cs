using FakeKms.Domain.KeyStores.Metrics;
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

    private XksClient ExternalProxies()
    {
        var mapped = xksMappings.Zip(xksTransports).ToDictionary(pair => XksRoutes.KeyOf(pair.First.Endpoint), pair => (IXksTransport)pair.Second);
        return new XksClient(new XksRoutes(mapped, () => EmbeddedProxy), new XksObserver(Count, settings.Time));
    }

    // A request may end when the server is gone: its figures are no worse than those of others.
    private void Count(Func<XksMetricsLog, XksMetricsLog> add) => pipeline.Recall(state => state.XksMetrics = add(state.XksMetrics));
}
