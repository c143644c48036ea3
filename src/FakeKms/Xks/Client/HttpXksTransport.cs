using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using FakeKms.Domain.KeyStores;
using FakeKms.Time;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Client;

/// <summary>
/// A way to a real proxy, over HTTP or into an application in this process. It lives in real time: its requests are signed with the time of the machine, and it
/// is patient unless it was told otherwise, so that neither a breakpoint nor a busy machine makes a test fail.
/// </summary>
internal sealed class HttpXksTransport : IXksTransport, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // No timer of .NET takes more.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(45);
    private readonly XksMapping mapping;
    private readonly Lazy<HttpMessageInvoker> sender;
    private readonly CancellationTokenSource closing = new();
    private readonly CancellationToken closed;
    private readonly TimeSpan limit;

    public HttpXksTransport(XksMapping mapping)
    {
        (this.mapping, sender, closed) = (mapping, new(mapping.Open), closing.Token);
        Time = mapping.Clock ?? RealTime.Clock;
        limit = mapping.TimeLimit is { } given ? (given < Longest ? given : Longest) : Patience;
    }

    public TimeProvider Time { get; }

    public bool IsReal => true;

    // A proxy in this process may hear of no cancellation, or keep the thread that calls it: neither keeps KMS waiting.
    public async ValueTask<XksDelivery> SendAsync(XksHttpRequest request)
    {
        var begun = RealTime.Clock.GetTimestamp();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(closed);
        var sending = Task.Run(() => TrySendAsync(request, end.Token), CancellationToken.None);
        XksDelivery delivery;
        try
        {
            delivery = await RealTime.Within(limit, sending, closed).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            delivery = Lost(XksProblem.TimedOut, $"There was no answer within {limit}.");
            await end.CancelAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            delivery = Lost(XksProblem.Unreachable, "The server was disposed of.");
        }
        return delivery with { Latency = RealTime.Clock.GetElapsedTime(begun) };
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
        if (mapping.IsOwned && sender.IsValueCreated) sender.Value.Dispose();
    }

    private async Task<XksDelivery> TrySendAsync(XksHttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = MessageOf(request, sender.Value);
            using var response = await sender.Value.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var body = await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            return new XksDelivery(new XksHttpAnswer((int)response.StatusCode, body), default, default);
        }
        catch (HttpRequestException lost)
        {
            return Lost(IsOfTls(lost) ? XksProblem.Tls : XksProblem.Unreachable, Reason(lost));
        }
        catch (IOException lost)
        {
            return Lost(XksProblem.Unreachable, Reason(lost));
        }
        catch (OperationCanceledException given) when (given.InnerException is TimeoutException)
        {
            return Lost(XksProblem.TimedOut, Reason(given));
        }
#pragma warning disable CA1031 // A proxy in this process throws whatever it does, where one of its own would close the connection or answer 500.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return new XksDelivery(new XksHttpAnswer((int)HttpStatusCode.InternalServerError, default), default, default) { Detail = Reason(thrown) };
        }
    }

    // The endpoint of the key store is what is signed and who is asked for, wherever the request really goes.
    private HttpRequestMessage MessageOf(XksHttpRequest request, HttpMessageInvoker to)
    {
        var url = (mapping.BaseAddress ?? (to as HttpClient)?.BaseAddress) is { } address ? new Uri(address, request.Url.PathAndQuery) : request.Url;
        var message = new HttpRequestMessage(new HttpMethod(request.Method), url) { Content = new ReadOnlyMemoryContent(request.Body) };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.Header("Content-Type")[0]);
        message.Headers.Host = request.Header("Host")[0];
        foreach (var name in (ReadOnlySpan<string>)["X-Amz-Date", "Authorization"]) message.Headers.TryAddWithoutValidation(name, request.Header(name));
        return message;
    }

    // An answer that is too long is read until that can be told.
    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[XksHttpAnswer.Longest + 1];
        var count = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return buffer.AsMemory(0, count);
    }

    private static bool IsOfTls(Exception lost) =>
        lost is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException
        || (lost.InnerException is { } inner && IsOfTls(inner));

    private static string Reason(Exception thrown) =>
        $"{thrown.GetType().Name}: {thrown.Message}" + (thrown.InnerException is { } inner ? $" {Reason(inner)}" : "");

    private static XksDelivery Lost(XksProblem problem, string detail) => new(null, problem, default) { Detail = detail };
}
