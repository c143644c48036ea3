using Amazon.KeyManagementService;
using FakeKms.Hosting;

namespace FakeKms.Http.Tests.Determinism;

/// <summary>Clients of a server whose calls are written down, one line for each.</summary>
internal sealed class Transcript : IDisposable
{
    private readonly FakeKmsServer kms;
    private readonly bool isOverHttp;
    private readonly List<string> lines = [];
    private readonly TranscriptHandler handler;

    public Transcript(FakeKmsServer kms, bool isOverHttp)
    {
        (this.kms, this.isOverHttp) = (kms, isOverHttp);
        HttpMessageHandler lane = isOverHttp ? new SocketsHttpHandler() : new InMemoryHandler(kms.Wire, TimeSpan.FromSeconds(100), kms.Advance);
        handler = new TranscriptHandler(lane, lines.Add);
    }

    public IReadOnlyList<string> Lines => lines;

    public IAmazonKeyManagementService Connect(KmsCaller caller) => new AmazonKeyManagementServiceClient(
        kms.CredentialsOf(caller),
        new AmazonKeyManagementServiceConfig
        {
            ServiceURL = isOverHttp ? kms.OverHttp().Endpoint.ToString() : "http://kms.us-east-1.amazonaws.com",
            AuthenticationRegion = kms.Region,
            MaxErrorRetry = 0,
            HttpClientFactory = new GivenHttpClient(handler),
        });

    public void Dispose() => handler.Dispose();
}
