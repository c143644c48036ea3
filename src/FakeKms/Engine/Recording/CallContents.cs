using Amazon.Runtime;
using FakeKms.Engine.Calls;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Recording;

/// <summary>
/// What the record of a call says in JSON. Requests and responses do not change any more, and a key keeps its id. A key store can be renamed: what is said of
/// it is taken at once.
/// </summary>
/// <param name="operation">The operation.</param>
/// <param name="request">Its request; null to say nothing of it.</param>
/// <param name="response">Its response; null when there is none.</param>
/// <param name="call">The call.</param>
/// <param name="additions">The additional data; null for none.</param>
internal sealed class CallContents(Operation operation, object? request, AmazonWebServiceResponse? response, Call call, TrailObject? additions)
    : UnwrittenContents
{
    public override byte[]? RequestParameters() =>
        request is null ? null : RecordLimits.Content("requestParameters", RecordedMembers.OfRequest(operation, request));

    public override byte[]? ResponseElements() =>
        response is null ? null : RecordLimits.Content("responseElements", RecordedMembers.OfResponse(operation, response, call));

    public override byte[]? AdditionalEventData() => RecordLimits.Additions(additions?.ToUtf8());
}
