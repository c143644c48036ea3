using FakeKms.Protocol;
using FakeKms.Xks.Messages;
using FakeKms.Xks.Proxy;

namespace FakeKms.Hosting;

/// <summary>The embedded external key store proxy, on a port.</summary>
internal sealed class XksLane(EmbeddedXksProxy proxy) : IHostedService
{
    public bool IsClosed => proxy.IsClosed;

    public async ValueTask<HostedAnswer> AnswerAsync(WireRequest request)
    {
        try
        {
            var reply = await proxy.ReplyAsync(new(request.Method, request.Url, request.HeaderLines, request.Body)).ConfigureAwait(false);
            return Of(reply.Answer ?? new(200, ReadOnlyMemory<byte>.Empty)) with { Fault = reply.OnTheWire };
        }
        catch (Exception defect) when (!IsClosed)
        {
            proxy.Keep(defect);
            return Of(XksJson.Error(500, "InternalException", "A defect of FakeKms, please report it: see kms.Defects."));
        }
    }

    public HostedAnswer Refuse(HostRefusal refusal, string text) => Of(refusal switch
    {
        HostRefusal.ForeignSite => XksJson.Error(403, "AccessDeniedException", text),
        HostRefusal.NoHost => XksJson.Error(400, "ValidationException", "The Host of the request is no name of a host."),
        HostRefusal.TooLarge => XksJson.Error(413, "ValidationException", "The body of the request is too large."),
        HostRefusal.TooSlow => XksJson.Error(408, "ValidationException", "The body of the request did not arrive in time."),
        _ => XksJson.Error(400, "ValidationException", "The body of the request could not be read."),
    });

    private static HostedAnswer Of(XksHttpAnswer answer) =>
        new(answer.Status, XksHttpAnswer.ContentType, answer.Body.ToArray()) { Allow = answer.Status == 405 ? "POST" : null };
}
