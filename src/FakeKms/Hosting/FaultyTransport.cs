using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using FakeKms.Model.Faults;
using FakeKms.Protocol;

namespace FakeKms.Hosting;

/// <summary>
/// What HttpClient makes of an answer that does not arrive as it was given, without a socket: the same exceptions, thrown at the same places.
/// </summary>
internal static class FaultyTransport
{
    /// <exception cref="HttpRequestException">No answer arrives.</exception>
    public static void ThrowIfLost(FaultyAnswer fault, TimeSpan timeout)
    {
        switch (fault.Kind)
        {
            case FaultyAnswerKind.Refused:
                var refused = new SocketException((int)SocketError.ConnectionRefused);
                throw new HttpRequestException(HttpRequestError.ConnectionError, refused.Message, refused);
            case FaultyAnswerKind.Reset:
                var ended = new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "An error occurred while sending the request.", ended);
            case FaultyAnswerKind.Never:
                var message = $"The request was canceled due to the configured HttpClient.Timeout of {timeout.TotalSeconds} seconds elapsing.";
                var canceled = new TaskCanceledException("The operation was canceled.");
                throw new TaskCanceledException(message, new TimeoutException(canceled.Message, canceled));
            default:
                return;
        }
    }

    public static HttpContent Content(WireResponse answer)
    {
        var fault = answer.Fault;
        var body = fault?.Kind == FaultyAnswerKind.Replaced ? Encoding.UTF8.GetBytes(fault.Body) : answer.Body;
        HttpContent content = fault?.Kind is FaultyAnswerKind.Truncated or FaultyAnswerKind.ResetWithinBody
            ? Broken(body, fault.Kind)
            : new ByteArrayContent(body);
        if (fault?.Kind == FaultyAnswerKind.Replaced) content.Headers.TryAddWithoutValidation("Content-Type", fault.ContentType);
        else content.Headers.ContentType = new MediaTypeHeaderValue(WireResponse.ContentType);
        return content;
    }

    public static HttpStatusCode Status(WireResponse answer) =>
        (HttpStatusCode)(answer.Fault is { Kind: FaultyAnswerKind.Replaced } fault ? fault.Status : answer.Status);

    private static StreamContent Broken(byte[] body, FaultyAnswerKind kind)
    {
        var sent = body.Length / 2;
        var end = new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        var content = new StreamContent(new BrokenStream(body[..sent], end));
        if (kind == FaultyAnswerKind.Truncated) content.Headers.ContentLength = body.Length;
        return content;
    }
}
