namespace FakeKms;

/// <summary>The HTTP lane of the embedded external key store proxy.</summary>
public static class XksHttpExtensions
{
    /// <summary>
    /// The proxy's HTTP endpoint, by default on a free port of 127.0.0.1, behind WireMock.Net, so that other systems can use it as a test proxy. It is made at
    /// the first call, listens from its first use on, and stops with its server. A proxy has one endpoint.
    /// </summary>
    /// <param name="proxy">The proxy.</param>
    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    public static XksHttpEndpoint OverHttp(this FakeXksProxy proxy)
    {
        ArgumentNullException.ThrowIfNull(proxy);
        return EndpointOf(proxy, new KmsHttpOptions());
    }

    /// <summary>The proxy's HTTP endpoint on a port or an address of your choice.</summary>
    /// <param name="proxy">The proxy.</param>
    /// <param name="options">Where it listens.</param>
    /// <exception cref="InvalidOperationException">The proxy has an endpoint already, with other options.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is no port.</exception>
    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    public static XksHttpEndpoint OverHttp(this FakeXksProxy proxy, KmsHttpOptions options)
    {
        ArgumentNullException.ThrowIfNull(proxy);
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        var endpoint = EndpointOf(proxy, options);
        if (endpoint.Options.Equals(options)) return endpoint;
        throw new InvalidOperationException(
            $"The proxy has an HTTP endpoint already, on {endpoint.Options}; it cannot have another one on {options}. Say it once, before the first use.");
    }

    private static XksHttpEndpoint EndpointOf(FakeXksProxy proxy, KmsHttpOptions options) =>
        proxy.Parts.Get(() => new XksHttpEndpoint(proxy, options), endpoint => endpoint.Stop());
}
