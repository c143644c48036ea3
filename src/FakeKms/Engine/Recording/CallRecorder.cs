using FakeKms.Domain.Due;
using FakeKms.Engine.Calls;
using FakeKms.Entropy;

namespace FakeKms.Engine.Recording;

/// <summary>Turns calls and occurrences into CloudTrail records.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/understanding-kms-entries.html"/></remarks>
internal sealed class CallRecorder(KmsTrail trail)
{
    /// <summary>
    /// Records a call, once for each account that it concerns: the caller's first, then those of the keys' owners, then that of the VPC endpoint's owner.
    /// </summary>
    public IReadOnlyList<KmsEvent> Record(RecordedCall call)
    {
        var ids = call.Call.State.Ids;
        var sharedEventId = call.IsShared ? ids.TakeSharedEventId() : null;
        KmsEvent[] records =
        [
            .. call.Recipients.Select(account => call.RecordFor(account, ids.TakeEventId(), sharedEventId)),
            .. RecordedNetworkActivity.Of(call, ids),
        ];
        foreach (var record in records) trail.Append(record);
        return records;
    }

    /// <summary>Records what KMS did in another Region on behalf of the caller.</summary>
    public void Record(CallEcho echo, Call call) => trail.Append(new KmsEvent
    {
        UserIdentity = RecordedIdentity.Of(call.Caller, call.Home) with { InvokedBy = "kms.amazonaws.com" },
        EventTime = RecordLimits.WholeSeconds(call.Now),
        EventName = echo.EventName,
        AwsRegion = echo.Key.Home.Region,
        SourceIPAddress = "kms.amazonaws.com",
        UserAgent = "kms.amazonaws.com",
        RequestParametersUtf8 = echo.Request.ToUtf8(),
        ResponseElementsUtf8 = echo.Response.ToUtf8(),
        RequestID = call.RequestId,
        EventID = call.State.Ids.TakeEventId(),
        ReadOnly = false,
        Resources = echo.NamesKey ? [new KmsEventResource(echo.Key.Home.AccountId, echo.Key.Arn)] : [],
        RecipientAccountId = echo.Key.Home.AccountId,
        Aliases = call.State.Directory.AliasNamesOf(echo.Key),
    });

    /// <summary>Puts other records in the place of those so far. Subscribers have seen them or never will.</summary>
    public void Replace(IReadOnlyList<KmsEvent> records) => trail.Replace(records);

    /// <summary>Hands what was recorded to the trail's subscribers. Never to be called with a lock held.</summary>
    public void HandOver() => trail.HandOver();

    public void Record(KeyOccurrence occurrence, IdPool ids)
    {
        var key = occurrence.Key;
        trail.Append(new KmsEvent
        {
            UserIdentity = RecordedIdentity.OfKms(key.Home.AccountId),
            EventTime = RecordLimits.WholeSeconds(occurrence.At),
            EventName = ServiceEvents.NameOf(occurrence),
            AwsRegion = key.Home.Region,
            SourceIPAddress = "AWS Internal",
            UserAgent = "AWS Internal",
            ResponseElementsUtf8 = ServiceEvents.ResponseOf(occurrence)?.ToUtf8(),
            AdditionalEventDataUtf8 = ServiceEvents.AdditionsOf(occurrence)?.ToUtf8(),
            // Synchronising is a call that KMS makes to itself; the others are service events, which have no request id.
            RequestID = occurrence is MultiRegionKeySynchronized ? ids.InternalRequestId() : null,
            EventID = ids.TakeEventId(),
            ReadOnly = false,
            Resources = [new KmsEventResource(key.Home.AccountId, key.Arn)],
            EventType = occurrence is MultiRegionKeySynchronized ? "AwsApiCall" : "AwsServiceEvent",
            RecipientAccountId = key.Home.AccountId,
            ServiceEventDetailsUtf8 = ServiceEvents.DetailsOf(occurrence)?.ToUtf8(),
            Aliases = occurrence.Aliases,
        });
    }
}
