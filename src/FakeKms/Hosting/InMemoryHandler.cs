using System.Net;
using System.Net.Http.Headers;
using FakeKms.Protocol;

namespace FakeKms.Hosting;

/// <summary>Answers HTTP requests without a socket.</summary>
internal sealed class InMemoryHandler(WireEndpoint endpoint) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return Answer(request, body);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        request.Content?.CopyTo(buffer, null, cancellationToken);
        return Answer(request, buffer.ToArray());
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, byte[] body)
    {
        var answer = endpoint.Handle(new WireRequest(request.Method.Method, name => Header(request, name), body));
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new ByteArrayContent(answer.Body), RequestMessage = request };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(WireResponse.ContentType);
        response.Headers.Add(WireResponse.RequestIdHeader, answer.RequestId);
        return response;
    }

    private static string? Header(HttpRequestMessage request, string name)
    {
        if (request.Headers.NonValidated.TryGetValues(name, out var values)) return values.ToString();
        return request.Content?.Headers.NonValidated.TryGetValues(name, out var content) == true ? content.ToString() : null;
    }
}
