using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Protocol;

namespace FakeKms.Hosting;

/// <summary>Makes clients of the AWS SDK that reach the fake, and nothing else.</summary>
internal static class SdkClients
{
    public static IAmazonKeyManagementService OverHttp(
        AWSCredentials credentials, string region, WireEndpoint endpoint, Uri address, Action<AmazonKeyManagementServiceConfig>? configure)
    {
        var client = Client(credentials, endpoint, Configured(region, address.ToString(), configure));
        client.BeforeRequestEvent += (_, request) => SendFlow(request);
        client.ExceptionEvent += (_, failure) => ThrowIfGone(failure, endpoint);
        return client;
    }

    public static IAmazonKeyManagementService InMemory(
        AWSCredentials credentials, string region, WireEndpoint endpoint, Action<TimeSpan> pass, Action<AmazonKeyManagementServiceConfig>? configure)
    {
        // The host name is never resolved: nothing leaves the process.
        var config = Configured(region, $"http://kms.{region}.amazonaws.com", configure);
        if (config.HttpClientFactory is not null)
            throw new InvalidOperationException(
                "An in-memory client has an HttpClientFactory of its own; use the client of an HTTP endpoint for one of yours.");
        config.HttpClientFactory = new InMemoryHttpClientFactory(endpoint, pass);
        return Client(credentials, endpoint, config);
    }

    // The SDK retries 500, 503 and throttling up to three times; in a test that hides what happened.
    private static AmazonKeyManagementServiceConfig Configured(string region, string url, Action<AmazonKeyManagementServiceConfig>? configure)
    {
        var config = new AmazonKeyManagementServiceConfig { ServiceURL = url, AuthenticationRegion = region, MaxErrorRetry = 0 };
        var (address, provider) = (config.ServiceURL, config.EndpointProvider);
        configure?.Invoke(config);
        if (config.ServiceURL is { } other && other != address) throw AnotherAddress(other);
        if (config.EndpointProvider != provider) throw AnotherAddress("what its EndpointProvider says");
        // AWS_USE_FIPS_ENDPOINT and the like choose between endpoints of AWS; with one of somebody else's the SDK refuses them.
        (config.UseFIPSEndpoint, config.UseDualstackEndpoint) = (false, false);
        // RegionEndpoint clears the ServiceURL: calls would go to the real service.
        if (config.RegionEndpoint is not { } named) return config;
        config.RegionEndpoint = null;
        (config.ServiceURL, config.AuthenticationRegion) = (url, named.SystemName);
        return config;
    }

    // The flow of the caller ends at the socket.
    private static void SendFlow(RequestEventArgs request)
    {
        if (request is not WebServiceRequestEventArgs { Headers: { } headers }) return;
        if (ScopeHeader.Current is { } scope) headers[ScopeHeader.Name] = scope;
        if (HookHeader.Current is { } hooks) headers[HookHeader.Name] = hooks;
    }

    // A call that was under way meets a port that is closed by now: it hears what all later ones hear.
    private static void ThrowIfGone(ExceptionEventArgs failure, WireEndpoint endpoint)
    {
        if (failure is WebServiceExceptionEventArgs { Exception: HttpRequestException or IOException }) endpoint.ThrowIfClosed();
    }

    private static InvalidOperationException AnotherAddress(string address) => new(
        $"The client would call {address}, and a client of the fake calls the fake. Leave ServiceURL and EndpointProvider out; " +
        "make a client of another address with new AmazonKeyManagementServiceClient(…).");

    // Over HTTP a server that is gone is a refused connection, if another one does not listen there by now: said before anything is sent.
    private static AmazonKeyManagementServiceClient Client(AWSCredentials credentials, WireEndpoint endpoint, AmazonKeyManagementServiceConfig config)
    {
        var client = new AmazonKeyManagementServiceClient(credentials, config);
        client.BeforeRequestEvent += (_, _) => endpoint.ThrowIfClosed();
        return client;
    }
}
