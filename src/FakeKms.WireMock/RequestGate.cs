using FakeKms.Model;
using FakeKms.Protocol;
using FakeKms.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FakeKms.Hosting;

/// <summary>
/// Stands before WireMock.Net, which reads bodies of any size and answers what it cannot read with HTTP 500 and a stack trace, so that SDKs try again: here a
/// body is read whole, within limits of size and time, and what is wrong with it is answered with an error of the form that the service has.
/// </summary>
internal sealed class RequestGate(IHostedService service, KmsHttpOptions options)
{
    // More than that is not even read and thrown away, so that the sender can hear the answer.
    private const long LongestDiscarded = 256L * 1024 * 1024;

    // Room for a longer one is made as it comes: who announces much may send little.
    private const int UsualBody = 16 * 1024;

    private readonly HostNames names = new(options);

    // Nearly all requests name the host of the one before.
    private string? latestHost;

    /// <summary>The body of a request that has come through.</summary>
    public static byte[] BodyOf(HttpContext context) => BlobBytes.Of((MemoryStream)context.Request.Body);

    public void AddTo(IApplicationBuilder app) => app.Use(next => context => HandleAsync(context, next));

    private async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        if (service.IsClosed)
        {
            context.Abort();
            return;
        }
        // A server that is disposed of meanwhile answers what it has done already, and nothing else.
        context.Response.OnStarting(() =>
        {
            if (service.IsClosed && !AnswerSender.HasAnswer(context)) context.Abort();
            return Task.CompletedTask;
        });
        // HTTP/1.0 needs no Host, and some clients leave it blank: who reached the port means it.
        if (string.IsNullOrWhiteSpace(context.Request.Host.Value)) context.Request.Host = new HostString("localhost");
        var headers = context.Request.Headers;
        if (names.Objection(context.Request.Host.Host ?? "", Text(headers.Origin), Text(headers["Sec-Fetch-Site"])) is { } objection)
            await service.Refuse(HostRefusal.ForeignSite, objection).SendAsync(context.Response).ConfigureAwait(false);
        else if (!IsAddress(context.Request.Host.Value))
            await service.Refuse(HostRefusal.NoHost, "").SendAsync(context.Response).ConfigureAwait(false);
        else if (await ReadAsync(context).ConfigureAwait(false) is { } error)
            await service.Refuse(error, "").SendAsync(context.Response).ConfigureAwait(false);
        else
            await next(context).ConfigureAwait(false);
    }

    private static string? Text(Microsoft.Extensions.Primitives.StringValues values) => values.Count == 0 ? null : values.ToString();

    private bool IsAddress(string host)
    {
        if (host == latestHost) return true;
        if (!Uri.TryCreate($"http://{host}/", UriKind.Absolute, out _)) return false;
        latestHost = host;
        return true;
    }

    // Puts the body, read whole, in its own place. What is wrong with it is the result.
    private async Task<HostRefusal?> ReadAsync(HttpContext context)
    {
        var announced = context.Request.ContentLength;
        // Who asks first has not sent it.
        if (announced > (context.Request.Headers.Expect.Count > 0 ? WireRequest.LongestBody : LongestDiscarded)) return TooLarge(context);
        LiftLimits(context.Features);
        var body = announced <= UsualBody ? new MemoryStream((int)announced) : new MemoryStream();
        try
        {
            if (!await CopyAsync(context, body).ConfigureAwait(false)) return TooLarge(context);
        }
        catch (BadHttpRequestException malformed)
        {
            context.Response.Headers.Connection = "close";
            return malformed.StatusCode == StatusCodes.Status408RequestTimeout ? HostRefusal.TooSlow : HostRefusal.Unreadable;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Headers.Connection = "close";
            return HostRefusal.TooSlow;
        }
        body.Position = 0;
        context.Request.Body = body;
        return null;
    }

    // A body that came with its head needs no patience.
    private async ValueTask<bool> CopyAsync(HttpContext context, MemoryStream body)
    {
        var source = context.Request.BodyReader;
        if (source.TryRead(out var there))
        {
            foreach (var part in there.Buffer) body.Write(part.Span);
            source.AdvanceTo(there.Buffer.End);
            if (there.IsCompleted || body.Length == context.Request.ContentLength) return body.Length <= WireRequest.LongestBody;
        }
        using var deadline = RealTime.Deadline(options.Patience);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, deadline.Token);
        return await CopyAsync(context.Request.Body, body, patience.Token).ConfigureAwait(false);
    }

    // Whether the body is within the limit. What is beyond it is read, up to a point, and thrown away.
    private static async Task<bool> CopyAsync(Stream source, MemoryStream body, CancellationToken token)
    {
        var buffer = new byte[16 * 1024];
        for (var length = body.Length; length <= LongestDiscarded;)
        {
            var read = await source.ReadAsync(buffer, token).ConfigureAwait(false);
            if (read == 0) return length <= WireRequest.LongestBody;
            length += read;
            if (length <= WireRequest.LongestBody) await body.WriteAsync(buffer.AsMemory(0, read), token).ConfigureAwait(false);
        }
        return false;
    }

    // The limits of the server under WireMock.Net are others, and end in its own answers.
    private static void LiftLimits(IFeatureCollection features)
    {
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
    }

    private static HostRefusal TooLarge(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        return HostRefusal.TooLarge;
    }
}
