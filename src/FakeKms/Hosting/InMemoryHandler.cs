using System.Diagnostics.CodeAnalysis;
using FakeKms.Model.Faults;
using FakeKms.Protocol;
using FakeKms.Time;

namespace FakeKms.Hosting;

/// <summary>Answers HTTP requests without a socket.</summary>
/// <param name="endpoint">Who answers.</param>
/// <param name="timeout">How long the client waits for an answer. Its HttpClient has no time-out: that is a timer for each call.</param>
/// <param name="pass">Lets time pass on the server's clock.</param>
internal sealed class InMemoryHandler(WireEndpoint endpoint, TimeSpan timeout, Action<TimeSpan> pass) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return request.Content is null or ByteArrayContent
            ? AnswerAsync(request, Bytes(request.Content), cancellationToken)
            : ReadAndAnswerAsync(request, request.Content, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        request.Content?.CopyTo(buffer, null, cancellationToken);
        return AnswerAsync(request, buffer.ToArray(), cancellationToken).GetAwaiter().GetResult();
    }

    // Content of bytes is read at once, and without the buffers of content that is on its way.
    private static byte[] Bytes(HttpContent? content)
    {
        if (content is null) return [];
        using var stream = content.ReadAsStream();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private async Task<HttpResponseMessage> ReadAndAnswerAsync(HttpRequestMessage request, HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return await AnswerAsync(request, body, cancellationToken).ConfigureAwait(false);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of the response.")]
    private Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellationToken)
    {
        if (endpoint.RefusesConnections()) FaultyTransport.ThrowIfLost(new FaultyAnswer(FaultyAnswerKind.Refused), timeout);
        var pending = OpenServer.While(endpoint.HandleAsync(new InMemoryRequest(request, body)), endpoint.Closing);
        if (!pending.IsCompletedSuccessfully) return WaitAsync(request, pending.AsTask(), cancellationToken);
        var answer = pending.Result;
        return answer.Fault is null
            ? Task.FromResult(Response(request, answer))
            : WaitAsync(request, Task.FromResult(answer), cancellationToken);
    }

    // Only code of the test makes a call wait. A client that gives up meanwhile is gone, as it would be over HTTP, and so is one whose server goes.
    private async Task<HttpResponseMessage> WaitAsync(HttpRequestMessage request, Task<WireResponse> pending, CancellationToken cancellationToken)
    {
        using var deadline = RealTime.Deadline(timeout);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var answer = await RealTime.While(pending, patience.Token).ConfigureAwait(false);
            if (answer.Fault is { } fault)
            {
                using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, endpoint.Closing);
                await SufferAsync(fault, end.Token).ConfigureAwait(false);
            }
            return Response(request, answer);
        }
        catch (OperationCanceledException) when ((deadline.IsCancellationRequested || endpoint.IsClosed) && !cancellationToken.IsCancellationRequested)
        {
            endpoint.ThrowIfClosed();
            FaultyTransport.ThrowIfLost(new FaultyAnswer(FaultyAnswerKind.Never), timeout);
            throw;
        }
    }

    private async ValueTask SufferAsync(FaultyAnswer fault, CancellationToken cancellationToken)
    {
        if (fault.Kind == FaultyAnswerKind.Never) await GiveUpAsync(cancellationToken).ConfigureAwait(false);
        FaultyTransport.ThrowIfLost(fault, timeout);
        if (fault.Delay <= TimeSpan.Zero) return;
        await RealTime.Delay(fault.Delay, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // An answer that is there comes early rather than never when its server goes.
        if (!endpoint.IsClosed) cancellationToken.ThrowIfCancellationRequested();
    }

    // What runs by the server's clock may give up first: a time-out of the code under test cancels the call while the time passes.
    private async Task GiveUpAsync(CancellationToken cancellationToken)
    {
        if (timeout < TimeSpan.Zero) await RealTime.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        pass(timeout);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static HttpResponseMessage Response(HttpRequestMessage request, WireResponse answer)
    {
        var response = new HttpResponseMessage(FaultyTransport.Status(answer)) { Content = FaultyTransport.Content(answer), RequestMessage = request };
        response.Headers.TryAddWithoutValidation(WireResponse.RequestIdHeader, answer.RequestId);
        if (answer.Fault is { ClockSkew: var skew } && skew != TimeSpan.Zero) response.Headers.Date = RealTime.Now + skew;
        return response;
    }
}
