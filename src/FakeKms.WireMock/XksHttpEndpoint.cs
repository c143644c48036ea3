using FakeKms.Hosting;
using WireMock.Server;

namespace FakeKms;

/// <summary>
/// The embedded external key store proxy of a server on a port, as a test proxy for whatever calls one: it is the same proxy, with the same keys and faults, as
/// <c>kms.XksProxy</c>. It speaks HTTP and not HTTPS. Safe for parallel callers.
/// </summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md"/></remarks>
public sealed class XksHttpEndpoint
{
    private readonly FakeXksProxy proxy;
    private readonly object gate = new();
    private WireMockHost? host;
    private bool disposed;

    internal XksHttpEndpoint(FakeXksProxy proxy, KmsHttpOptions options) => (this.proxy, Options) = (proxy, options);

    /// <summary>
    /// The URL, <c>http://127.0.0.1:port/</c> unless the options say otherwise; the paths below it begin with <see cref="FakeXksProxy.UriPath"/>. The first use
    /// starts the WireMock.Net server. Requests are signed for the host and port that they are sent to.
    /// </summary>
    /// <exception cref="InvalidOperationException">The port is in use. It can be tried again.</exception>
    public Uri Endpoint => Host.Endpoint;

    /// <summary>
    /// The WireMock.Net server, for mappings of your own: any priority below 1,000,000 wins over the proxy. Its <c>Reset</c> and <c>ResetMappings</c> take your
    /// mappings away and leave the proxy.
    /// </summary>
    public WireMockServer WireMock => Host.Server;

    internal KmsHttpOptions Options { get; }

    private WireMockHost Host
    {
        get
        {
            lock (gate)
            {
                ObjectDisposedException.ThrowIf(disposed, this);
                return host ??= Start();
            }
        }
    }

    internal void Stop()
    {
        lock (gate)
        {
            if (disposed) return;
            disposed = true;
            if (host is null) return;
            proxy.Service.Door.Refusing -= host.Refuse;
            host.Dispose();
        }
    }

    private WireMockHost Start()
    {
        var started = new WireMockHost(new XksLane(proxy.Service), Options);
        proxy.Service.Door.Refusing += started.Refuse;
        if (proxy.Service.Door.IsShut) started.Refuse(true);
        return started;
    }
}
