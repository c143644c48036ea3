using System.Text.Json.Nodes;
using FakeKms.Tests;
using FakeKms.Tests.Xks;

namespace FakeKms.Http.Tests.Xks;

/// <summary>A server whose proxy is on a port, and a client of it.</summary>
public abstract class ProxyOverHttp : IDisposable
{
    protected ProxyOverHttp()
    {
        Kms = Pinned.Server();
        Http = new HttpClient { BaseAddress = Kms.XksProxy.OverHttp().Endpoint, Timeout = TimeSpan.FromSeconds(30) };
    }

    protected FakeKmsServer Kms { get; }

    protected HttpClient Http { get; }

    [TearDown]
    public void Nothing_unexpected_happened_in_the_fake() => Assert.That(Kms.Defects, Is.Empty);

    public void Dispose()
    {
        Http.Dispose();
        Kms.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<ProxyAnswer> SendAsync(ProxyCall call)
    {
        using var response = await ResponseAsync(call);
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private protected async Task<HttpResponseMessage> ResponseAsync(ProxyCall call, CancellationToken cancellationToken = default)
    {
        call = call with { Host = Http.BaseAddress!.Authority };
        var (headers, body) = call.Signed(Kms);
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(Http.BaseAddress, call.Base + call.Api)) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values)) request.Content.Headers.TryAddWithoutValidation(name, values);
        }
        return await Http.SendAsync(request, cancellationToken);
    }
}
