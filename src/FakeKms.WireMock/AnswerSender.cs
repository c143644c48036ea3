using System.Net.Sockets;
using System.Text;
using FakeKms.Model.Faults;
using FakeKms.Time;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace FakeKms.Hosting;

/// <summary>
/// Sends the answers of the service, past WireMock.Net, and does to them what the test asked for. The faults of WireMock.Net itself belong to a mapping, and so
/// come before or without the call; they know no reset and no answer that is cut off.
/// </summary>
internal sealed class AnswerSender : IDisposable
{
    private static readonly object Answered = new();

    private readonly CancellationTokenSource closing = new();

    public AnswerSender() => Closing = closing.Token;

    /// <summary>Is cancelled when nobody is kept waiting any more.</summary>
    public CancellationToken Closing { get; }

    /// <summary>Whether the service itself has answered a request.</summary>
    public static bool HasAnswer(HttpContext context) => AnswerTo(context) is not null;

    /// <summary>Says what the service answers to a request that WireMock.Net is still busy with.</summary>
    public static void Put(HttpContext context, HostedAnswer answer) => context.Items[Answered] = answer;

    /// <summary>
    /// Sends what the service has answered in <paramref name="next"/>, and nothing that WireMock.Net makes of it. Mappings of a user send by themselves; who
    /// waits for one when the server goes waits no longer.
    /// </summary>
    /// <returns>Whether anybody has answered; false when no mapping was there.</returns>
    public async Task<bool> InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var (response, wire) = (context.Response, context.Response.Body);
        using var answered = new MappedAnswer(wire, context);
        response.Body = answered;
        using (var end = new EndOfWait(context, Closing)) await next(context).ConfigureAwait(false);
        response.Body = wire;
        if (AnswerTo(context) is { } answer) await SendAsync(context, answer).ConfigureAwait(false);
        else if (answered.IsOfNoMapping) return false;
        else await answered.SendKeptAsync(context.RequestAborted).ConfigureAwait(false);
        return true;
    }

    /// <summary>Sends an answer of the service, or does to it what the test asked for.</summary>
    public async Task SendAsync(HttpContext context, HostedAnswer answer)
    {
        Put(context, answer);
        if (answer.Fault is { } fault) await SendAsync(context, answer, fault).ConfigureAwait(false);
        else await answer.SendAsync(context.Response).ConfigureAwait(false);
    }

    /// <summary>Keeps nobody waiting any more.</summary>
    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    private static HostedAnswer? AnswerTo(HttpContext context) => context.Items.TryGetValue(Answered, out var answer) ? (HostedAnswer?)answer : null;

    private async Task SendAsync(HttpContext context, HostedAnswer answer, FaultyAnswer fault)
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
                answer.SetHead(response);
                await SendHalfAsync(context, answer.Body, fault.Kind).ConfigureAwait(false);
                return;
            case FaultyAnswerKind.Replaced:
                answer = answer with { Status = fault.Status, ContentType = fault.ContentType, Body = Encoding.UTF8.GetBytes(fault.Body) };
                break;
            default:
                if (fault.Delay > TimeSpan.Zero) await Wait(fault.Delay, context).ConfigureAwait(false);
                if (fault.ClockSkew != TimeSpan.Zero) response.GetTypedHeaders().Date = RealTime.Now + fault.ClockSkew;
                break;
        }
        if (context.RequestAborted.IsCancellationRequested) return;
        await answer.SendAsync(response).ConfigureAwait(false);
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
