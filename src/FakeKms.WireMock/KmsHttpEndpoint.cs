using Amazon;
using Amazon.KeyManagementService;
using FakeKms.Hosting;
using FakeKms.Model;
using WireMock.Server;

namespace FakeKms;

/// <summary>
/// A server on a port: AWS KMS, and CloudTrail's LookupEvents over the server's trail, for every client that speaks HTTP. Safe for parallel callers.
/// </summary>
public sealed class KmsHttpEndpoint
{
    private readonly FakeKmsServer kms;
    private readonly object gate = new();
    private WireMockHost? host;
    private bool disposed;

    internal KmsHttpEndpoint(FakeKmsServer kms, KmsHttpOptions options) => (this.kms, Options) = (kms, options);

    /// <summary>The URL, <c>http://127.0.0.1:port/</c> unless the options say otherwise. The first use starts the WireMock.Net server.</summary>
    /// <exception cref="InvalidOperationException">The port is in use. It can be tried again.</exception>
    public Uri Endpoint => Host.Endpoint;

    /// <summary>
    /// The WireMock.Net server, for mappings of your own: any priority below 1,000,000 wins over the fake. Its <c>Reset</c> and <c>ResetMappings</c> take your
    /// mappings away and leave the fake.
    /// </summary>
    public WireMockServer WireMock => Host.Server;

    /// <summary>
    /// What a child process needs in its environment so that its AWS SDK or AWS CLI calls this endpoint as the server's default caller:
    /// <c>AWS_ENDPOINT_URL_KMS</c>, <c>AWS_ENDPOINT_URL_CLOUDTRAIL</c>, the access key with its secret, the session token if there is one, and the Region.
    /// <see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html"/>
    /// </summary>
    /// <remarks>
    /// With these variables the SDK for .NET forgets a <c>RegionEndpoint</c> that the application names: it calls in the Region of <c>AWS_REGION</c>. A
    /// <c>ServiceURL</c> of the application, and <c>AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true</c>, win over them.
    /// </remarks>
    public IReadOnlyDictionary<string, string> EnvironmentVariables
    {
        get
        {
            var credentials = kms.SigningCredentialsOf(kms.Caller);
            var variables = new Dictionary<string, string>
            {
                ["AWS_ENDPOINT_URL_KMS"] = Endpoint.ToString(),
                ["AWS_ENDPOINT_URL_CLOUDTRAIL"] = Endpoint.ToString(),
                ["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId,
                ["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey,
                ["AWS_REGION"] = kms.Region,
                ["AWS_DEFAULT_REGION"] = kms.Region,
            };
            if (credentials.SessionToken is { } token) variables["AWS_SESSION_TOKEN"] = token;
            return variables;
        }
    }

    internal KmsHttpOptions Options { get; }

    /// <summary>Who calls, and in which Region, when nothing else is said.</summary>
    internal (KmsCaller Caller, string Region) Defaults
    {
        get
        {
            kms.SigningCredentialsOf(kms.Caller);
            return (kms.Caller, kms.Region);
        }
    }

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

    /// <summary>A client of the AWS SDK that calls over HTTP. It does not retry unless you configure it to.</summary>
    public IAmazonKeyManagementService CreateClient() => Client(kms.Caller, kms.Region, configure: null);

    /// <summary>A client of the AWS SDK that calls over HTTP, in another Region.</summary>
    /// <param name="region">For example <c>eu-west-1</c>.</param>
    public IAmazonKeyManagementService CreateClient(string region) => CreateClient(kms.Caller, region);

    /// <summary>A client of the AWS SDK that calls over HTTP, in another Region.</summary>
    /// <param name="region">The Region.</param>
    public IAmazonKeyManagementService CreateClient(RegionEndpoint region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return CreateClient(region.SystemName);
    }

    /// <summary>A client of the AWS SDK that calls over HTTP.</summary>
    /// <param name="configure">Changes to the client's configuration. A Region named there is the Region of the calls; they never leave the fake.</param>
    /// <exception cref="InvalidOperationException">The configuration names another address.</exception>
    public IAmazonKeyManagementService CreateClient(Action<AmazonKeyManagementServiceConfig> configure) => Client(kms.Caller, kms.Region, configure);

    /// <summary>A client of the AWS SDK that calls over HTTP as somebody else.</summary>
    /// <param name="caller">Who calls.</param>
    public IAmazonKeyManagementService CreateClient(KmsCaller caller) => Client(caller, kms.Region, configure: null);

    /// <summary>A client of the AWS SDK that calls over HTTP as somebody else, in another Region.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="region">For example <c>eu-west-1</c>.</param>
    /// <exception cref="ArgumentException">The text does not have the form of a Region.</exception>
    public IAmazonKeyManagementService CreateClient(KmsCaller caller, string region) => Client(caller, IdForms.CheckedRegion(region), configure: null);

    /// <summary>A client of the AWS SDK that calls over HTTP as somebody else.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="configure">Changes to the client's configuration.</param>
    public IAmazonKeyManagementService CreateClient(KmsCaller caller, Action<AmazonKeyManagementServiceConfig>? configure) =>
        Client(caller, kms.Region, configure);

    /// <summary>Begins a scenario whose calls go over HTTP. Otherwise it is as <see cref="FakeKmsServer.Scenario(string)"/>.</summary>
    /// <param name="name">What the scenario is about; it heads the report of a failure.</param>
    public KmsScenario Scenario(string name) => kms.Scenario(name, (caller, region) => Client(caller, region, configure: null));

    internal void Stop()
    {
        lock (gate)
        {
            if (disposed) return;
            disposed = true;
            if (host is null) return;
            kms.Faults.Refusing -= host.Refuse;
            host.Dispose();
        }
    }

    private WireMockHost Start()
    {
        var started = new WireMockHost(new KmsLane(kms.Wire), Options);
        kms.Faults.Refusing += started.Refuse;
        if (kms.Faults.AreConnectionsRefused) started.Refuse(true);
        return started;
    }

    private IAmazonKeyManagementService Client(KmsCaller caller, string region, Action<AmazonKeyManagementServiceConfig>? configure) =>
        SdkClients.OverHttp(kms.CredentialsOf(caller), region, kms.Wire, Endpoint, configure);
}
