using System.Globalization;
using FakeKms.Model.Faults;
using FakeKms.Protocol;
using FakeKms.Time;

namespace FakeKms.Hosting;

/// <summary>Answers HTTP requests without a socket.</summary>
/// <param name="endpoint">Who answers.</param>
/// <param name="timeout">How long the client waits for an answer.</param>
/// <param name="pass">Lets time pass on the server's clock.</param>
internal sealed class InMemoryHandler(WireEndpoint endpoint, TimeSpan timeout, Action<TimeSpan> pass) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return await AnswerAsync(request, body, cancellationToken).ConfigureAwait(false);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        request.Content?.CopyTo(buffer, null, cancellationToken);
        return AnswerAsync(request, buffer.ToArray(), cancellationToken).AsTask().GetAwaiter().GetResult();
    }

    private async ValueTask<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellationToken)
    {
        if (endpoint.RefusesConnections()) FaultyTransport.ThrowIfLost(new FaultyAnswer(FaultyAnswerKind.Refused), timeout);
        var pending = endpoint.HandleAsync(new WireRequest(request.Method.Method, name => Header(request, name), body)
        {
            HeaderLines = name => (Header(request, name) ?? Implied(request, name, body)) is { } value ? [value] : [],
            Url = () => request.RequestUri!,
        });
        // Only code of the test makes a call wait. A client that gives up meanwhile is gone, as it would be over HTTP.
        var answer = pending.IsCompleted
            ? await pending.ConfigureAwait(false)
            : await pending.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (answer.Fault is { } fault)
        {
            if (fault.Kind == FaultyAnswerKind.Never) await GiveUpAsync(cancellationToken).ConfigureAwait(false);
            FaultyTransport.ThrowIfLost(fault, timeout);
            if (fault.Delay > TimeSpan.Zero) await RealTime.Delay(fault.Delay, cancellationToken).ConfigureAwait(false);
        }
        var response = new HttpResponseMessage(FaultyTransport.Status(answer)) { Content = FaultyTransport.Content(answer), RequestMessage = request };
        response.Headers.TryAddWithoutValidation(WireResponse.RequestIdHeader, answer.RequestId);
        if (answer.Fault is { ClockSkew: var skew } && skew != TimeSpan.Zero) response.Headers.Date = RealTime.Now + skew;
        return response;
    }

    // What runs by the server's clock may give up first: a time-out of the code under test cancels the call while the time passes.
    private async Task GiveUpAsync(CancellationToken cancellationToken)
    {
        if (timeout < TimeSpan.Zero) await RealTime.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        pass(timeout);
        cancellationToken.ThrowIfCancellationRequested();
    }

    // What HttpClient adds by itself to what it writes to a socket.
    private static string? Implied(HttpRequestMessage request, string name, byte[] body) =>
        name.Equals("Host", StringComparison.OrdinalIgnoreCase) ? request.RequestUri!.Authority
        : name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) ? body.Length.ToString(CultureInfo.InvariantCulture)
        : null;

    private static string? Header(HttpRequestMessage request, string name)
    {
        if (request.Headers.NonValidated.TryGetValues(name, out var values)) return values.ToString();
        return request.Content?.Headers.NonValidated.TryGetValues(name, out var content) == true ? content.ToString() : null;
    }
}
