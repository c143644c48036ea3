using System.Collections.Concurrent;
using FakeKms.Domain.Due;
using FakeKms.Engine.Calls;
using FakeKms.Entropy;
using FakeKms.Trail.Records.Parts;

namespace FakeKms.Engine.Recording;

/// <summary>Turns calls and occurrences into CloudTrail records.</summary>
/// <remarks>
/// A record takes its place in the trail while the server's lock is held; the JSON in it is written when the lock has been let go.
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/understanding-kms-entries.html"/>
/// </remarks>
/// <param name="trail">Where the records go.</param>
/// <param name="tell">Hears of what KMS did without being called for it, with no lock held; null for nobody.</param>
internal sealed class CallRecorder(KmsTrail trail, Action<KmsEvent>? tell = null)
{
    private readonly ConcurrentQueue<(KmsEvent Record, bool IsOfKmsItself)> unwritten = new();

    /// <summary>
    /// Records a call, once for each account that it concerns: the caller's first, then those of the keys' owners, then that of the VPC endpoint's owner.
    /// </summary>
    public IReadOnlyList<KmsEvent> Record(RecordedCall call)
    {
        var ids = call.Call.State.Ids;
        var sharedEventId = call.IsShared ? ids.TakeSharedEventId() : null;
        var records = new KmsEvent[call.Recipients.Length];
        for (var i = 0; i < records.Length; i++) records[i] = call.RecordFor(call.Recipients[i], ids.TakeEventId(), sharedEventId);
        if (RecordedNetworkActivity.Of(call, ids) is { } activity) records = [.. records, activity];
        foreach (var record in records) Append(record);
        return records;
    }

    /// <summary>Records what KMS did in another Region on behalf of the caller.</summary>
    public void Record(CallEcho echo, Call call) => Append(new KmsEvent
    {
        Setting = new KmsEventSetting
        {
            UserIdentity = RecordedIdentity.Of(call.Caller, call.Home) with { InvokedBy = "kms.amazonaws.com" },
            AwsRegion = echo.Key.Home.Region,
            SourceIPAddress = "kms.amazonaws.com",
            UserAgent = "kms.amazonaws.com",
            RecipientAccountId = echo.Key.Home.AccountId,
        },
        EventTime = RecordLimits.WholeSeconds(call.Now),
        EventName = echo.EventName,
        Unwritten = new ServiceContents { Request = echo.Request, Response = echo.Response },
        RequestIdText = call.RequestId,
        Id = call.State.Ids.TakeEventId(),
        ReadOnly = false,
        Resources = echo.NamesKey ? [new KmsEventResource(echo.Key.Home.AccountId, echo.Key.Arn)] : [],
        Aliases = call.State.Directory.AliasNamesOf(echo.Key),
    }, isOfKmsItself: true);

    /// <summary>Puts other records in the place of those so far. Subscribers have seen them or never will.</summary>
    public void Replace(IReadOnlyList<KmsEvent> records) => trail.Replace(records);

    /// <summary>Writes what was recorded and hands it to the trail's subscribers. Never to be called with a lock held.</summary>
    public void HandOver()
    {
        while (unwritten.TryDequeue(out var next))
        {
            next.Record.Written();
            if (next.IsOfKmsItself) tell?.Invoke(next.Record);
        }
        trail.HandOver();
    }

    public void Record(KeyOccurrence occurrence, IdPool ids)
    {
        var key = occurrence.Key;
        // Synchronising is a call that KMS makes to itself; the others are service events, which have no request id.
        var isCall = occurrence is MultiRegionKeySynchronized;
        Append(new KmsEvent
        {
            Setting = new KmsEventSetting
            {
                UserIdentity = RecordedIdentity.OfKms(key.Home.AccountId),
                AwsRegion = key.Home.Region,
                SourceIPAddress = "AWS Internal",
                UserAgent = "AWS Internal",
                EventType = isCall ? "AwsApiCall" : "AwsServiceEvent",
                RecipientAccountId = key.Home.AccountId,
            },
            EventTime = RecordLimits.WholeSeconds(occurrence.At),
            EventName = ServiceEvents.NameOf(occurrence),
            Unwritten = ContentsOf(occurrence),
            RequestIdText = isCall ? ids.InternalRequestId() : null,
            Id = ids.TakeEventId(),
            ReadOnly = false,
            Resources = [new KmsEventResource(key.Home.AccountId, key.Arn)],
            Aliases = occurrence.Aliases,
        }, isOfKmsItself: true);
    }

    private static ServiceContents ContentsOf(KeyOccurrence occurrence) => new()
    {
        Response = ServiceEvents.ResponseOf(occurrence),
        Additions = ServiceEvents.AdditionsOf(occurrence),
        Details = ServiceEvents.DetailsOf(occurrence),
    };

    private void Append(KmsEvent record, bool isOfKmsItself = false)
    {
        trail.Append(record);
        unwritten.Enqueue((record, isOfKmsItself));
    }
}
