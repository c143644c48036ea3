using FakeKms.Entropy;
using FakeKms.Model;
using FakeKms.Trail.Records;
using FakeKms.Trail.Records.Parts;

namespace FakeKms.Engine.Recording;

/// <summary>
/// The network activity event of a call through a VPC endpoint, for the owner of the endpoint: who called what, and whether the policy of the endpoint let it
/// through; nothing of the request. It always has a shared event id.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html"/></remarks>
internal static class RecordedNetworkActivity
{
    /// <summary>The event of a call, if the endpoint's owner asks for it; null if not.</summary>
    public static KmsEvent? Of(RecordedCall recorded, IdPool ids) =>
        IsAskedFor(recorded) ? Of(recorded, ids.TakeEventId(), ids.TakeSharedEventId()) : null;

    private static bool IsAskedFor(RecordedCall recorded) => recorded.Call.VpcEndpoint?.Activity switch
    {
        KmsNetworkActivity.All => true,
        KmsNetworkActivity.Denied => recorded.Call.IsRefusedByEndpoint,
        _ => false,
    };

    private static KmsEvent Of(RecordedCall recorded, IdText eventId, string sharedEventId)
    {
        var (call, owner) = (recorded.Call, recorded.VpcEndpointAccountId!);
        return new KmsEvent
        {
            Setting = RecordedCaller.Of(call).SettingFor(owner) with
            {
                UserAgent = "",
                TlsDetails = null,
                SessionCredentialFromConsole = false,
                EventType = EventTypes.NetworkActivity,
                ManagementEvent = false,
                EventCategory = "NetworkActivity",
            },
            EventTime = RecordLimits.WholeSeconds(call.Now),
            EventName = recorded.Operation.Name,
            // A call that fails for another reason got through: the event says no more of it.
            ErrorCode = call.IsRefusedByEndpoint ? "VpceAccessDenied" : null,
            ErrorMessage = call.IsRefusedByEndpoint ? "The request was denied due to a VPC endpoint policy" : null,
            RequestIdText = call.RequestId,
            Id = eventId,
            Aside = new KmsEventAside { SharedEventID = sharedEventId },
        };
    }
}
