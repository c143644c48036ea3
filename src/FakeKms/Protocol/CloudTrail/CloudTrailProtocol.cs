using FakeKms.Engine.State;

namespace FakeKms.Protocol.CloudTrail;

/// <summary>
/// The wire side of CloudTrail: LookupEvents over the trail, for the account and the Region that the request is signed for. Looking leaves no record and
/// takes none of the request ids of KMS: a test that looks sees what it would have seen otherwise.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html"/></remarks>
internal sealed class CloudTrailProtocol(
    KmsTrail trail, CallerDirectory callers, TimeProvider time, RequestAuthentication authentication, Func<string> newRequestId) : IWireService
{
    // The long name is the one of the API reference and of most SDKs; the SDK for JavaScript sends the short one.
    public string[] TargetNames { get; } = ["com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", "CloudTrail_20131101"];

    public string TakeRequestId() => newRequestId();

    public ValueTask<WireResponse> AnswerAsync(WireRequest request, string operation, string requestId) => new(Answer(request, operation, requestId));

    private WireResponse Answer(WireRequest request, string operation, string requestId)
    {
        if (authentication.Read(request, "cloudtrail", requestId, out var refusal) is not { } scope) return refusal!;
        if (operation != "LookupEvents") return WireErrors.NotSupported(operation, requestId);
        try
        {
            var lookup = EventLookup.Of(LookupEventsRequest.Read(request.Body), callers.Find(scope.AccessKeyId).AccountId!, scope.Region);
            return new WireResponse(200, requestId, LookupEventsResponse.Write(lookup.Find(trail.Snapshot(), time.GetUtcNow())));
        }
        catch (CloudTrailFailure failure)
        {
            return WireErrors.Response(failure.Code, failure.Message, requestId);
        }
    }
}
