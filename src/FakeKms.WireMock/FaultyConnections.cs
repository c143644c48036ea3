using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using FakeKms.Model.Faults;
using FakeKms.Time;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace FakeKms.Hosting;

/// <summary>
/// Keeps answers from their clients, in front of WireMock.Net: it holds each answer of the service until it is whole, and then does to it what the test asked
/// for. The faults of WireMock.Net itself belong to a mapping, and so come before or without the call; they know no reset and no answer that is cut off.
/// </summary>
internal sealed class FaultyConnections : IDisposable
{
    private static readonly object Answered = new();

    private readonly CancellationTokenSource closing = new();
    private readonly (string Name, bool IsSeen) idHeader;
    private readonly ConcurrentDictionary<string, FaultyAnswer> faults = new();

    public FaultyConnections((string Name, bool IsSeen) idHeader) => (this.idHeader, Closing) = (idHeader, closing.Token);

    /// <summary>Is cancelled when nobody is kept waiting any more.</summary>
    public CancellationToken Closing { get; }

    /// <summary>Whether the service itself has answered a request.</summary>
    public static bool HasAnswer(HttpContext context) => context.Items.ContainsKey(Answered);

    /// <summary>Says what is to become of the answer to a request.</summary>
    public void Expect(string requestId, FaultyAnswer fault) => faults[requestId] = fault;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var (response, wire) = (context.Response, context.Response.Body);
        using var answer = new HeldAnswer(wire, () => response.Headers.ContainsKey(idHeader.Name));
        response.Body = answer;
        await next(context).ConfigureAwait(false);
        response.Body = wire;
        // A mapping of a user has answered, or nobody.
        if (response.Headers[idHeader.Name] is not [{ } id]) return;
        context.Items[Answered] = Answered;
        if (!idHeader.IsSeen) response.Headers.Remove(idHeader.Name);
        if (faults.TryRemove(id, out var fault)) await SendAsync(context, answer.Bytes, fault).ConfigureAwait(false);
        else await SendAsync(response, answer.Bytes).ConfigureAwait(false);
    }

    /// <summary>Keeps nobody waiting any more.</summary>
    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    // Whole, and with its length, as AWS answers: WireMock.Net sends chunks.
    private static ValueTask SendAsync(HttpResponse response, ReadOnlyMemory<byte> answer)
    {
        response.ContentLength = answer.Length;
        return response.Body.WriteAsync(answer, response.HttpContext.RequestAborted);
    }

    private async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> answer, FaultyAnswer fault)
    {
        var response = context.Response;
        switch (fault.Kind)
        {
            case FaultyAnswerKind.Reset or FaultyAnswerKind.Refused:
                Close(context);
                return;
            case FaultyAnswerKind.Never:
                await Wait(Timeout.InfiniteTimeSpan, context).ConfigureAwait(false);
                if (!context.RequestAborted.IsCancellationRequested) Close(context);
                return;
            case FaultyAnswerKind.Truncated or FaultyAnswerKind.ResetWithinBody:
                await SendHalfAsync(context, answer, fault.Kind).ConfigureAwait(false);
                return;
            case FaultyAnswerKind.Replaced:
                answer = Encoding.UTF8.GetBytes(fault.Body);
                (response.StatusCode, response.ContentType) = (fault.Status, fault.ContentType);
                break;
            default:
                if (fault.Delay > TimeSpan.Zero) await Wait(fault.Delay, context).ConfigureAwait(false);
                if (fault.ClockSkew != TimeSpan.Zero) response.GetTypedHeaders().Date = RealTime.Now + fault.ClockSkew;
                break;
        }
        if (context.RequestAborted.IsCancellationRequested) return;
        await SendAsync(response, answer).ConfigureAwait(false);
    }

    // Until the client gives up, or the server is gone: it would wait for its connections.
    private async Task Wait(TimeSpan duration, HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, Closing);
        await RealTime.Delay(duration, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task SendHalfAsync(HttpContext context, ReadOnlyMemory<byte> answer, FaultyAnswerKind kind)
    {
        var response = context.Response;
        response.Headers.Connection = "close";
        if (kind == FaultyAnswerKind.Truncated)
        {
            response.ContentLength = answer.Length;
        }
        else
        {
            // Kestrel leaves the chunks to whoever says that there are some: this one is announced whole and sent by half.
            response.Headers.TransferEncoding = "chunked";
            await response.WriteAsync($"{answer.Length:x}\r\n", context.RequestAborted).ConfigureAwait(false);
        }
        await response.Body.WriteAsync(answer[..(answer.Length / 2)], context.RequestAborted).ConfigureAwait(false);
    }

    // Kestrel would reset the connection, and a reset may overtake what was sent: the client would see one thing today and another tomorrow.
    private static void Close(HttpContext context)
    {
        context.Features.Get<IConnectionSocketFeature>()?.Socket.Shutdown(SocketShutdown.Both);
        context.Abort();
    }
}
