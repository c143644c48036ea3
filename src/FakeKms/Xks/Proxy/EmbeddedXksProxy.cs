using FakeKms.Engine;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Proxy;

/// <summary>
/// The external key store proxy that a server brings: the published API whole, on the state of the server. It reads the state when it needs it, and works
/// outside of the server's lock.
/// </summary>
internal sealed class EmbeddedXksProxy(Pipeline pipeline, TimeProvider time, Func<DateTimeOffset> machineTime) : IXksTransport
{
    private readonly ProxyAuthentication authentication = new(time, machineTime);

    public TimeProvider Time { get; } = time;

    public ValueTask<XksDelivery> SendAsync(XksHttpRequest request) => ValueTask.FromResult(new XksDelivery(Answer(request), default, TimeSpan.Zero));

    /// <summary>The answer of a proxy that nothing happens to.</summary>
    public XksHttpAnswer Answer(XksHttpRequest request)
    {
        var visit = Receive(request);
        XksHttpAnswer answer;
        var failure = visit.Refusal;
        try
        {
            answer = failure is null ? Serve(visit) : ProxyAnswers.Of(failure);
        }
        catch (ProxyFailure refusal)
        {
            answer = ProxyAnswers.Of(failure = refusal);
        }
        Note(visit.Request with { Status = answer.Status, ErrorName = failure?.ErrorName });
        return answer;
    }

    private ProxyVisit Receive(XksHttpRequest request)
    {
        var (proxy, seed) = pipeline.Outside(state => (state.EmbeddedProxy, state.Seed));
        return ProxyReception.Receive(request, proxy, seed, Time.GetUtcNow(), authentication);
    }

    private XksHttpAnswer Serve(ProxyVisit visit)
    {
        var (proxy, seed, vectors) = pipeline.Outside(state => (state.EmbeddedProxy, state.Seed, state.Streams.ExternalVector));
        var needsPermission = visit.Request.Operation != XksOperations.GetHealthStatus;
        if (needsPermission && proxy.Authorization?.Invoke(visit.Request) == false) throw ProxyFailure.AccessDenied();
        return ProxyAnswers.Of(new ExternalKeyService(proxy, seed, vectors).Do(visit.Request, visit.Body!));
    }

    private void Note(XksProxyRequest request) => pipeline.Outside(state =>
    {
        state.EmbeddedProxy = state.EmbeddedProxy with { Requests = state.EmbeddedProxy.Requests.Add(request) };
        return true;
    });
}
