using System.Diagnostics.CodeAnalysis;
using FakeKms.Domain.KeyStores;
using FakeKms.Model;
using FakeKms.Xks.Client;

namespace FakeKms;

[SuppressMessage("ApiDesign", "RS0026", Justification = "An address, a handler and a function are never taken for one another.")]
public sealed partial class FakeKmsBuilder
{
    private readonly List<XksMapping> xksProxies = [];

    /// <summary>The proxies of the user's.</summary>
    internal IReadOnlyList<XksMapping> XksProxies => xksProxies;

    /// <summary>
    /// Describes the external key store proxy that the server brings, for key stores of the type EXTERNAL_KEY_STORE in every account and Region of the server.
    /// Several calls add up. <see cref="FakeKmsServer.XksProxy"/> changes it while the server runs.
    /// </summary>
    /// <param name="configure">Describes the proxy. Called once, at once.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/keystore-external.html"/></remarks>
    public FakeKmsBuilder WithXksProxy(Action<XksProxySettings> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ThrowIfStarted();
        configure(new XksProxySettings(to => With(settings with { EmbeddedProxy = to(settings.EmbeddedProxy) })));
        return this;
    }

    /// <summary>
    /// Puts a proxy of yours, which listens on an address, behind the endpoint of an external key store. KMS signs for the endpoint and names it as
    /// <c>Host</c>, and sends to the address. Once one endpoint is mapped, nobody is behind those that are not, but for the one of
    /// <see cref="FakeKmsServer.XksProxy"/>.
    /// </summary>
    /// <param name="endpoint">The <c>XksProxyUriEndpoint</c> of the key store, such as <c>https://xks.example.com</c>. It need not exist.</param>
    /// <param name="baseAddress">Where the proxy listens, such as <c>http://127.0.0.1:8080</c>; http or https, without a path.</param>
    /// <param name="timeLimit">
    /// How long an answer may take, on the clock of the machine. KMS waits 250 milliseconds, which a breakpoint or a busy machine exceeds: the default is 10
    /// seconds, and <see cref="Timeout.InfiniteTimeSpan"/> is as long as it takes.
    /// </param>
    /// <param name="clock">The clock that requests are dated by; null for the machine's, which the proxy has too unless you gave it another.</param>
    /// <exception cref="ArgumentException">The endpoint or the address is none, or the endpoint is mapped already.</exception>
    /// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md"/></remarks>
    public FakeKmsBuilder WithXksProxyAt(string endpoint, Uri baseAddress, TimeSpan? timeLimit = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        if (!baseAddress.IsAbsoluteUri || baseAddress.Scheme is not ("http" or "https") || IsMore(baseAddress))
        {
            throw new ArgumentException(
                $"'{baseAddress}' is no base address; write http or https, host and port, such as http://127.0.0.1:8080. " +
                "The path is the UriPath of the key store.",
                nameof(baseAddress));
        }
        return Map(new XksMapping(endpoint, XksSenders.ToAddress) { BaseAddress = baseAddress, IsOwned = true }, timeLimit, clock);
    }

    /// <summary>
    /// Puts a proxy of yours, which runs in this process, behind the endpoint of an external key store. A <c>WebApplicationFactory</c> has such a handler:
    /// <c>factory.Server.CreateHandler()</c>. Otherwise it is as the other overloads.
    /// </summary>
    /// <param name="endpoint">The <c>XksProxyUriEndpoint</c> of the key store.</param>
    /// <param name="handler">Answers the requests. It stays yours to dispose of.</param>
    /// <param name="timeLimit">How long an answer may take, on the clock of the machine; null for 10 seconds.</param>
    /// <param name="clock">The clock that requests are dated by; null for the machine's.</param>
    /// <exception cref="ArgumentException">The endpoint is none, or is mapped already.</exception>
    public FakeKmsBuilder WithXksProxyAt(string endpoint, HttpMessageHandler handler, TimeSpan? timeLimit = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Map(new XksMapping(endpoint, () => XksSenders.Through(handler)) { IsOwned = true }, timeLimit, clock);
    }

    /// <summary>
    /// Puts a proxy of yours behind the endpoint of an external key store that is reached by a client: <c>k.WithXksProxyAt("https://xks.example.com",
    /// factory.CreateClient)</c> with a <c>WebApplicationFactory</c>. Otherwise it is as the other overloads.
    /// </summary>
    /// <param name="endpoint">The <c>XksProxyUriEndpoint</c> of the key store.</param>
    /// <param name="createClient">
    /// Makes the client. Called at the first request, so that a factory starts no sooner than it is needed. It stays yours to dispose of. Requests go to its
    /// base address, if it has one, without the path of it.
    /// </param>
    /// <param name="timeLimit">How long an answer may take, on the clock of the machine; null for 10 seconds.</param>
    /// <param name="clock">The clock that requests are dated by; null for the machine's.</param>
    /// <exception cref="ArgumentException">The endpoint is none, or is mapped already.</exception>
    public FakeKmsBuilder WithXksProxyAt(string endpoint, Func<HttpClient> createClient, TimeSpan? timeLimit = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(createClient);
        return Map(new XksMapping(endpoint, createClient), timeLimit, clock);
    }

    /// <summary>
    /// Declares a VPC endpoint service in front of external key store proxies. As long as none is declared, every well-formed name belongs to a service that is
    /// in order; after the first one, all others are unknown. <see cref="FakeKmsServer.VpcEndpointService"/> changes one while the server runs.
    /// </summary>
    /// <param name="serviceName">The name, such as <c>com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0</c>.</param>
    /// <param name="meetsRequirements">Whether KMS can use it for an external key store.</param>
    /// <exception cref="ArgumentException">KMS accepts no such name, or the service has been declared already.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/vpc-connectivity.html"/></remarks>
    public FakeKmsBuilder WithVpcEndpointService(string serviceName, bool meetsRequirements = true)
    {
        var service = new VpcEndpointService(IdForms.CheckedVpcEndpointService(serviceName)) { MeetsRequirements = meetsRequirements };
        if (settings.VpcEndpointServices.Knows(serviceName))
            throw new ArgumentException($"The VPC endpoint service {serviceName} is declared already.", nameof(serviceName));
        return With(settings with { VpcEndpointServices = settings.VpcEndpointServices.Declare(service) });
    }

    private FakeKmsBuilder Map(XksMapping mapping, TimeSpan? timeLimit, TimeProvider? clock)
    {
        ThrowIfStarted();
        var endpoint = IdForms.CheckedXksProxyEndpoint(mapping.Endpoint);
        if (timeLimit == Timeout.InfiniteTimeSpan) timeLimit = TimeSpan.MaxValue;
        if (timeLimit is { } limit) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeLimit));
        if (xksProxies.Exists(known => XksRoutes.KeyOf(known.Endpoint) == XksRoutes.KeyOf(mapping.Endpoint)))
            throw new ArgumentException($"The endpoint {endpoint} is mapped already.");
        xksProxies.Add(mapping with { TimeLimit = timeLimit, Clock = clock });
        return this;
    }

    private static bool IsMore(Uri address) => address.PathAndQuery != "/" || address.UserInfo.Length > 0 || address.Fragment.Length > 0;
}
