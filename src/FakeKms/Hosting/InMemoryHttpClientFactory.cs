using Amazon.Runtime;
using FakeKms.Protocol;

namespace FakeKms.Hosting;

/// <summary>The in-memory lane: the SDK's own client, whose HTTP requests are answered without a socket.</summary>
internal sealed class InMemoryHttpClientFactory(WireEndpoint endpoint, Action<TimeSpan> pass) : HttpClientFactory
{
    // HttpClient's own.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(100);

    private HttpClient? client;

    // The client is shared by all calls and holds no socket: there is nothing to dispose.
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        LazyInitializer.EnsureInitialized(ref client, () =>
        {
            var timeout = clientConfig.Timeout ?? DefaultTimeout;
            // One that HttpClient would not take is refused as ever; the handler keeps the others.
            var made = new HttpClient(new InMemoryHandler(endpoint, timeout, pass)) { Timeout = timeout };
            made.Timeout = Timeout.InfiniteTimeSpan;
            return made;
        });

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
