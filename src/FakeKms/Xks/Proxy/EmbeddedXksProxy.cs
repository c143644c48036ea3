using FakeKms.Domain.KeyStores;
using FakeKms.Engine;
using FakeKms.Engine.Faults.Scripts;
using FakeKms.Entropy;
using FakeKms.Xks.Faults;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Proxy;

/// <summary>
/// The external key store proxy that a server brings: the published API whole, on the state of the server. It reads the state when it needs it, and works
/// outside of the server's lock.
/// </summary>
internal sealed class EmbeddedXksProxy(
    Pipeline pipeline, XksFaultBook book, TimeProvider time, Func<DateTimeOffset> machineTime, Action<Exception> keepDefect) : IXksTransport
{
    private static readonly XksDelivery Refused = new(null, XksProblem.Unreachable, TimeSpan.Zero);

    private readonly ProxyAuthentication authentication = new(time, machineTime);
    private readonly ScriptHooks<XksProxyRequest, XksFault, XksFiredFault> hooks = new(book);

    private volatile bool isClosed;

    public TimeProvider Time { get; } = time;

    public bool IsReal => false;

    /// <summary>Whether anybody can connect.</summary>
    public ConnectionDoor Door => book.Door;

    /// <summary>Whether nobody is answered any more.</summary>
    public bool IsClosed => isClosed;

    private RandomStream Chance => pipeline.Outside(state => state.Streams.ProxyChance);

    public async ValueTask<XksDelivery> SendAsync(XksHttpRequest request) =>
        Door.Refuses() ? Refused : (await ReplyAsync(request).ConfigureAwait(false)).Delivery;

    /// <summary>What becomes of a request that has come in.</summary>
    public async ValueTask<ProxyReply> ReplyAsync(XksHttpRequest request)
    {
        var visit = Receive(request);
        // Looked up where there may be something: most tests script nothing.
        var isScripted = visit.Refusal is null && !book.IsEmpty;
        if (isScripted) await hooks.RunAsync(hooks.Before(visit.Request, Chance), visit.Request).ConfigureAwait(false);
        var fault = isScripted ? book.Take(visit.Request, visit.Request.KmsRequestId!, Chance) : null;
        var (answer, seen) = Finish(visit, fault);
        if (isScripted) await hooks.RunAsync(hooks.After(visit.Request, Chance), seen).ConfigureAwait(false);
        return new(answer, fault);
    }

    /// <summary>Keeps a defect of the fake that shows over HTTP.</summary>
    public void Keep(Exception defect) => keepDefect(defect);

    /// <summary>Answers nobody any more.</summary>
    public void Close() => isClosed = true;

    /// <summary>The answer of a proxy that nothing happens to.</summary>
    public XksHttpAnswer Answer(XksHttpRequest request) => Finish(Receive(request), fault: null).Answer!;

    private (XksHttpAnswer? Answer, XksProxyRequest Seen) Finish(ProxyVisit visit, XksFault? fault)
    {
        var failure = visit.Refusal;
        XksHttpAnswer? answer = null;
        try
        {
            if (failure is null) answer = fault is { Problem: not null } ? null : Serve(visit, fault);
        }
        catch (ProxyFailure refusal)
        {
            failure = refusal;
        }
        if (failure is not null) answer = failure.Answer;
        var seen = visit.Request with { Status = answer?.Status, ErrorName = failure?.ErrorName ?? fault?.ErrorName };
        if (fault is not { Arrives: false }) Note(seen);
        return (answer, seen);
    }

    private ProxyVisit Receive(XksHttpRequest request)
    {
        var (proxy, seed) = pipeline.Outside(state => (state.EmbeddedProxy, state.Seed));
        return ProxyReception.Receive(request, proxy, seed, Time.GetUtcNow(), authentication);
    }

    private XksHttpAnswer Serve(ProxyVisit visit, XksFault? fault)
    {
        if (fault?.Answer is { } replaced) return replaced;
        var (proxy, seed, vectors) = pipeline.Outside(state => (state.EmbeddedProxy, state.Seed, state.Streams.ExternalVector));
        var needsPermission = visit.Request.Operation != XksOperations.GetHealthStatus;
        if (needsPermission && proxy.Authorization is { } isAllowed && !book.Guarded(isAllowed)(visit.Request)) throw ProxyFailure.AccessDenied();
        var service = new ExternalKeyService(proxy, seed, vectors);
        if (fault is not null) service = service.Altering(fault.Ciphertext);
        var json = service.Do(visit.Request, visit.Body!);
        fault?.Json(json);
        var answer = XksJson.Answer(json);
        return fault is { SpacesBehind: > 0 and var spaces }
            ? answer with { Body = (byte[])[.. answer.Body.Span, .. Enumerable.Repeat((byte)' ', spaces)] }
            : answer;
    }

    private void Note(XksProxyRequest request) => pipeline.Outside(state =>
    {
        state.EmbeddedProxy = state.EmbeddedProxy with { Requests = state.EmbeddedProxy.Requests.Add(request) };
        return true;
    });
}
