using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FakeKms.Model;
using FakeKms.Telemetry;

namespace FakeKms.Protocol;

/// <summary>
/// The endpoint: bytes in, bytes out. It hands each request to the service that its target names. Whatever arrives is answered with an error of AWS's
/// form; an exception of the fake itself is kept as a defect and answered in a way that no SDK retries.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Close ends those who wait by it, some of them later; it holds nothing else.")]
internal sealed class WireEndpoint(KmsProtocol kms, CallObserver observer, Func<bool> refusesConnections, params IWireService[] beside)
{
    private readonly ConcurrentQueue<Exception> defects = new();
    private readonly CancellationTokenSource closing = new();

    public IReadOnlyList<Exception> Defects => [.. defects];

    /// <summary>Whether nobody is to get through for now. The host sees to it.</summary>
    public bool RefusesConnections() => refusesConnections();

    /// <summary>Whether nobody is answered any more.</summary>
    public bool IsClosed => closing.IsCancellationRequested;

    /// <summary>Is cancelled when nobody is answered any more.</summary>
    public CancellationToken Closing => closing.Token;

    /// <summary>Answers nobody any more: a client that outlives its server is a mistake worth hearing of.</summary>
    // Who waits goes on elsewhere, not within the call that closes.
    public void Close() => _ = closing.CancelAsync();

    /// <summary>Keeps a defect of the fake that shows elsewhere.</summary>
    public void Keep(Exception defect) => defects.Enqueue(defect);

    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    public void ThrowIfClosed()
    {
        if (IsClosed) throw new ObjectDisposedException(ServerDisposed.ServerName, "The server of this client was disposed of.");
    }

    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    public ValueTask<WireResponse> HandleAsync(WireRequest request)
    {
        ThrowIfClosed();
        var target = request.Header("X-Amz-Target");
        var service = ServiceOf(target);
        return observer.IsOn && service == kms ? ObserveAsync(request, target) : AnswerAsync(service, request, target);
    }

    /// <summary>The answer of a host that cannot do what the test asked for. The test hears of it by <c>kms.Mistakes</c> too.</summary>
    public WireResponse Mistaken(string text, string requestId) => kms.Mistaken(text, requestId);

    /// <summary>The answer of a host to what it does not hand on. It takes none of the ids of KMS away from the calls of a test.</summary>
    public WireResponse Refuse(Func<string, WireResponse> error) => error(kms.StrayRequestId());

    private async ValueTask<WireResponse> ObserveAsync(WireRequest request, string? target)
    {
        var operation = CallReports.NameOf(OperationOf(kms, target));
        using var activity = observer.Begin(operation, request.Header);
        var response = await AnswerAsync(kms, request, target).ConfigureAwait(false);
        observer.End(activity, CallReports.Of(operation, response));
        return response;
    }

    private async ValueTask<WireResponse> AnswerAsync(IWireService service, WireRequest request, string? target)
    {
        var requestId = service.TakeRequestId();
        if (request.Body.Length > WireRequest.LongestBody) return WireErrors.TooLarge(requestId);
        if (request.Header("Content-Encoding") is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return WireErrors.Encoded(encoding, requestId);
        try
        {
            if (request.Method != "POST" || target is null || !IsAwsJson(request.Header("Content-Type"))) return WireErrors.NotAwsJson(requestId);
            return await service.AnswerAsync(request, OperationOf(service, target) ?? "", requestId).ConfigureAwait(false);
        }
        catch (ObjectDisposedException) when (IsClosed)
        {
            throw;
        }
        catch (JsonException malformed)
        {
            return WireErrors.Malformed(malformed, requestId);
        }
#pragma warning disable CA1031 // An exception that escapes would become an HTTP 500, which SDKs retry.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            defects.Enqueue(defect);
            return WireErrors.Defect(defect, requestId);
        }
    }

    private IWireService ServiceOf(string? target)
    {
        foreach (var service in beside)
        {
            if (OperationOf(service, target) is not null) return service;
        }
        return kms;
    }

    private static string? OperationOf(IWireService service, string? target)
    {
        if (target is null) return null;
        foreach (var name in service.TargetNames)
        {
            if (target.Length <= name.Length || target[name.Length] != '.' || !target.StartsWith(name, StringComparison.Ordinal)) continue;
            return target[(name.Length + 1)..];
        }
        return null;
    }

    private static bool IsAwsJson(ReadOnlySpan<char> contentType)
    {
        var end = contentType.IndexOf(';');
        return (end < 0 ? contentType : contentType[..end]).Trim().Equals(WireResponse.ContentType, StringComparison.OrdinalIgnoreCase);
    }
}
