using FakeKms.Entropy;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Recording;

/// <summary>
/// The network activity event of a call through a VPC endpoint, for the owner of the endpoint: who called what, and whether the policy of the endpoint let it
/// through; nothing of the request. It always has a shared event id.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html"/></remarks>
internal static class RecordedNetworkActivity
{
    /// <summary>The event of a call, if the endpoint's owner asks for it.</summary>
    public static IEnumerable<KmsEvent> Of(RecordedCall recorded, IdPool ids) =>
        IsAskedFor(recorded) ? [Of(recorded, ids.TakeEventId(), ids.TakeSharedEventId())] : [];

    private static bool IsAskedFor(RecordedCall recorded) => recorded.Call.VpcEndpoint?.Activity switch
    {
        KmsNetworkActivity.All => true,
        KmsNetworkActivity.Denied => recorded.Call.IsRefusedByEndpoint,
        _ => false,
    };

    private static KmsEvent Of(RecordedCall recorded, string eventId, string sharedEventId)
    {
        var (call, owner) = (recorded.Call, recorded.VpcEndpointAccountId!);
        return new KmsEvent
        {
            UserIdentity = call.Home.AccountId == owner ? RecordedIdentity.Of(call.Caller, call.Home) : RecordedIdentity.ForeignOf(call.Caller, call.Home),
            EventTime = RecordLimits.WholeSeconds(call.Now),
            EventName = recorded.Operation.Name,
            AwsRegion = call.Origin.Region,
            SourceIPAddress = call.Caller.SourceIPAddress,
            // A call that fails for another reason got through: the event says no more of it.
            ErrorCode = call.IsRefusedByEndpoint ? "VpceAccessDenied" : null,
            ErrorMessage = call.IsRefusedByEndpoint ? "The request was denied due to a VPC endpoint policy" : null,
            RequestID = call.RequestId,
            EventID = eventId,
            EventType = EventTypes.NetworkActivity,
            ManagementEvent = false,
            RecipientAccountId = owner,
            SharedEventID = sharedEventId,
            VpcEndpointId = call.Caller.VpcEndpointId,
            VpcEndpointAccountId = owner,
            EventCategory = "NetworkActivity",
        };
    }
}
