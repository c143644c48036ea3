using FakeKms.Model.Faults;
using FakeKms.Protocol;

namespace FakeKms.Hosting;

/// <summary>KMS and what stands beside it, on a port.</summary>
internal sealed class KmsLane(WireEndpoint endpoint) : IHostedService
{
    // The connection is there by the time that anybody knows of an operation.
    private const string NotRefused =
        "A mistake of the test: KmsFault.ConnectionRefused was scripted for a call that comes over HTTP, where a connection is refused before its operation " +
        "is known. Refuse all of them for a while: using (kms.Faults.RefuseConnections()) …; or close this one: KmsFault.ConnectionReset.";

    public bool IsClosed => endpoint.IsClosed;

    public async ValueTask<HostedAnswer> AnswerAsync(WireRequest request)
    {
        var answer = await endpoint.HandleAsync(request).ConfigureAwait(false);
        return Of(answer.Fault is { Kind: FaultyAnswerKind.Refused } ? endpoint.Mistaken(NotRefused, answer.RequestId) : answer);
    }

    public HostedAnswer Refuse(HostRefusal refusal, string text) => Of(endpoint.Refuse(refusal switch
    {
        HostRefusal.ForeignSite => id => WireErrors.ForeignSite(text, id),
        HostRefusal.NoHost => WireErrors.NoHost,
        HostRefusal.TooLarge => WireErrors.TooLarge,
        HostRefusal.TooSlow => WireErrors.TooSlow,
        _ => WireErrors.Unreadable,
    }));

    private static HostedAnswer Of(WireResponse answer) =>
        new(answer.Status, WireResponse.ContentType, answer.Body) { RequestId = answer.RequestId, Fault = answer.Fault };
}
