namespace FakeKms;

/// <summary>The HTTP lane of a server.</summary>
public static class KmsHttpExtensions
{
    /// <summary>
    /// The server's HTTP endpoint, by default on a free port of 127.0.0.1: the same engine, keys and trail as in memory, behind WireMock.Net. It is made at
    /// the first call, listens from its first use on, and stops with its server. A server has one endpoint.
    /// </summary>
    /// <param name="kms">The server.</param>
    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    /// <example>
    /// <code>
    /// Uri endpoint = kms.OverHttp().Endpoint;
    /// using var overHttp = kms.OverHttp().CreateClient();
    /// await overHttp.DescribeKeyAsync("alias/cards");
    /// </code>
    /// </example>
    public static KmsHttpEndpoint OverHttp(this FakeKmsServer kms)
    {
        ArgumentNullException.ThrowIfNull(kms);
        return EndpointOf(kms, new KmsHttpOptions());
    }

    /// <summary>The server's HTTP endpoint on a port or an address of your choice.</summary>
    /// <param name="kms">The server.</param>
    /// <param name="options">Where it listens.</param>
    /// <exception cref="InvalidOperationException">The server has an endpoint already, with other options.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is no port.</exception>
    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    public static KmsHttpEndpoint OverHttp(this FakeKmsServer kms, KmsHttpOptions options)
    {
        ArgumentNullException.ThrowIfNull(kms);
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        var endpoint = EndpointOf(kms, options);
        if (endpoint.Options.Equals(options)) return endpoint;
        throw new InvalidOperationException(
            $"The server has an HTTP endpoint already, on {Shown(endpoint.Options)}; it cannot have another one on {Shown(options)}. " +
            "Say it once, before the first use.");
    }

    // The hosts may be all that two endpoints differ in.
    private static string Shown(KmsHttpOptions options) =>
        options.AllowedHosts.Count == 0 ? options.ToString() : $"{options} with {nameof(options.AllowedHosts)} {string.Join(", ", options.AllowedHosts)}";

    private static KmsHttpEndpoint EndpointOf(FakeKmsServer kms, KmsHttpOptions options) =>
        kms.Attached(() => new KmsHttpEndpoint(kms, options), endpoint => endpoint.Stop());
}
