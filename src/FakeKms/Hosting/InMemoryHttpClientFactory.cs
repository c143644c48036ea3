using Amazon.Runtime;
using FakeKms.Protocol;

namespace FakeKms.Hosting;

/// <summary>The in-memory lane: the SDK's own client, whose HTTP requests are answered without a socket.</summary>
internal sealed class InMemoryHttpClientFactory(WireEndpoint endpoint) : HttpClientFactory
{
    // The client is shared by all calls and holds no socket: there is nothing to dispose.
    private readonly Lazy<HttpClient> client = new(() => new HttpClient(new InMemoryHandler(endpoint)));

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client.Value;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
