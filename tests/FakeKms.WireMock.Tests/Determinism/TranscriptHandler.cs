using System.Globalization;
using System.Text;
using Amazon.Runtime;

namespace FakeKms.Http.Tests.Determinism;

/// <summary>Writes down what goes over a lane: bodies, statuses and request ids, without the headers that the SDK makes anew for each request.</summary>
internal sealed class TranscriptHandler(HttpMessageHandler lane, Action<string> write) : DelegatingHandler(lane)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var got = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var (target, id) = (request.Headers.GetValues("X-Amz-Target").Single(), answer.Headers.GetValues("x-amzn-RequestId").Single());
        write(string.Create(CultureInfo.InvariantCulture,
            $"{target} {Encoding.UTF8.GetString(sent)} {(int)answer.StatusCode} {id} {answer.Content.Headers.ContentType} {Encoding.UTF8.GetString(got)}"));
        return answer;
    }
}

/// <summary>Gives a client of the SDK an HTTP client of the test's own.</summary>
internal sealed class GivenHttpClient(HttpMessageHandler handler) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;
}
