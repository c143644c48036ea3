using Amazon.Runtime;
using FakeKms.Domain;
using FakeKms.Trail;

namespace FakeKms.Operations;

/// <summary>Turns calls and occurrences into CloudTrail records.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/understanding-kms-entries.html"/></remarks>
internal sealed class CallRecorder(KmsTrail trail, KmsIds ids)
{
    public KmsEvent Record(Operation operation, object request, Call call, AmazonWebServiceResponse? response, KmsFailure? failure)
    {
        // CloudTrail's error code of a refused authorisation lacks the suffix, and nothing of the request is kept.
        var denied = failure?.Code == "AccessDeniedException";
        var record = new KmsEvent
        {
            UserIdentity = Identity(call),
            EventTime = RecordLimits.WholeSeconds(call.Now),
            EventName = operation.Name,
            AwsRegion = call.Origin.Region,
            SourceIPAddress = call.Caller.SourceIPAddress,
            UserAgent = RecordLimits.Text(call.Caller.UserAgent ?? call.Origin.UserAgent),
            ErrorCode = denied ? "AccessDenied" : failure?.Code,
            ErrorMessage = failure is { Text.Length: > 0 } ? RecordLimits.Text(failure.Text) : null,
            RequestParametersUtf8 = denied ? null : RecordLimits.Content(RecordedMembers.OfRequest(operation.Trail, request)),
            ResponseElementsUtf8 = response is null ? null : RecordedMembers.OfResponse(operation.Trail, response, call),
            AdditionalEventDataUtf8 = denied ? null : AdditionalEventData(call, failure),
            RequestID = call.RequestId,
            EventID = ids.TakeEventId(),
            ReadOnly = operation.Trail.ReadOnly,
            Resources = denied ? [] : call.Resources,
            RecipientAccountId = call.Home.AccountId,
            TlsDetails = new KmsTlsDetails(call.Caller.TlsVersion, call.Caller.CipherSuite, $"kms.{call.Origin.Region}.amazonaws.com"),
            Aliases = call.Aliases,
        };
        trail.Append(record);
        return record;
    }

    /// <summary>Records what KMS did in another Region on behalf of the caller.</summary>
    public void Record(CallEcho echo, Call call) => trail.Append(new KmsEvent
    {
        UserIdentity = Identity(call) with { InvokedBy = "kms.amazonaws.com" },
        EventTime = RecordLimits.WholeSeconds(call.Now),
        EventName = echo.EventName,
        AwsRegion = echo.Key.Home.Region,
        SourceIPAddress = "kms.amazonaws.com",
        UserAgent = "kms.amazonaws.com",
        RequestParametersUtf8 = echo.Request.ToUtf8(),
        ResponseElementsUtf8 = echo.Response.ToUtf8(),
        RequestID = call.RequestId,
        EventID = ids.TakeEventId(),
        ReadOnly = false,
        Resources = echo.NamesKey ? [new KmsEventResource(echo.Key.Home.AccountId, echo.Key.Arn)] : [],
        RecipientAccountId = echo.Key.Home.AccountId,
        Aliases = call.State.Directory.AliasNamesOf(echo.Key),
    });

    public void Record(KeyOccurrence occurrence)
    {
        var key = occurrence.Key;
        trail.Append(new KmsEvent
        {
            UserIdentity = new KmsUserIdentity { AccountId = key.Home.AccountId, InvokedBy = "AWS Internal" },
            EventTime = RecordLimits.WholeSeconds(occurrence.At),
            EventName = ServiceEvents.NameOf(occurrence),
            AwsRegion = key.Home.Region,
            SourceIPAddress = "AWS Internal",
            UserAgent = "AWS Internal",
            ResponseElementsUtf8 = ServiceEvents.ResponseOf(occurrence)?.ToUtf8(),
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

    // A refusal keeps what was known before it: who the recipient was to be, not which material was used.
    private static byte[]? AdditionalEventData(Call call, KmsFailure? failure)
    {
        var data = new TrailObject();
        if (call.Recipient is { } recipient) data.Add("recipient", recipient.Recorded());
        if (failure is null) data.AddAll(call.AdditionalEventData);
        return data.IsEmpty ? null : data.ToUtf8();
    }

    private static KmsUserIdentity Identity(Call call)
    {
        var caller = call.Caller;
        return new KmsUserIdentity
        {
            Type = caller.Type,
            PrincipalId = PrincipalArn.IdOf(caller),
            Arn = PrincipalArn.Of(caller, call.Home),
            AccountId = caller.AccountId,
            AccessKeyId = caller.AccessKeyId,
            UserName = caller.Type == "IAMUser" ? caller.Name : null,
            Session = caller.Type == "AssumedRole" ? (PrincipalArn.RoleIdOf(caller), caller.Name, call.Now) : null,
        };
    }
}
