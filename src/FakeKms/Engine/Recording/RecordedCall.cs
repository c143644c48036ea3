using Amazon.Runtime;
using FakeKms.Engine.Calls;
using FakeKms.Model;
using FakeKms.Trail.Records.Parts;

namespace FakeKms.Engine.Recording;

/// <summary>A call that has come to its end, on its way into the trail.</summary>
internal sealed record RecordedCall(Operation Operation, object Request, Call Call, AmazonWebServiceResponse? Response, KmsFailure? Failure)
{
    /// <summary>
    /// The accounts that get the record. A caller who is not authorised is the only one who hears of it, and of what does not get through its VPC endpoint KMS
    /// has no record.
    /// </summary>
    public string[] Recipients { get; } = RecipientsOf(Call, Failure);

    // A service's own calls belong to no account, so that their records are always copies.
    public bool IsShared => Recipients.Length > 1 || Call.Caller.Type == "AWSService";

    /// <summary>The account that owns the VPC endpoint; null for the public endpoint.</summary>
    public string? VpcEndpointAccountId => RecordedCaller.VpcEndpointAccountOf(Call);

    private bool IsDenied => Denies(Failure);

    private CallContents Contents { get; } = ContentsOf(Operation, Request, Call, Response, Failure);

    public KmsEvent RecordFor(string account, IdText eventId, string? sharedEventId) => new()
    {
        Setting = RecordedCaller.Of(Call).SettingFor(account),
        EventTime = RecordLimits.WholeSeconds(Call.Now),
        EventName = Operation.Name,
        // CloudTrail's error code of a refused authorisation lacks the suffix, and nothing of the request is kept.
        ErrorCode = IsDenied ? "AccessDenied" : Failure?.Code,
        ErrorMessage = Failure is { Text.Length: > 0 } ? RecordLimits.Text(Failure.Text) : null,
        Unwritten = Contents,
        RequestIdText = Call.RequestId,
        Id = eventId,
        ReadOnly = Operation.Trail.ReadOnly,
        Resources = IsDenied || Operation.Trail.NamesNoKey ? [] : Call.Resources,
        Aliases = Call.Aliases,
        InvocationIdText = Call.Origin.InvocationId is { } invocationId ? RecordLimits.Text(invocationId) : null,
        AttemptNumber = Call.Origin.Attempt ?? 0,
        Aside = AsideOf(sharedEventId),
    };

    private KmsEventAside AsideOf(string? sharedEventId) =>
        sharedEventId is null && Call.Fault is null && Call.Decision is null && Call.FormerTarget is null && Failure?.HiddenResource is null
            ? KmsEventAside.None
            : new KmsEventAside
            {
                SharedEventID = sharedEventId,
                InjectedFault = Call.Fault,
                Decision = Call.Decision,
                DeniedResource = Failure?.HiddenResource,
                FormerTarget = Call.FormerTarget?.Arn,
            };

    private static string[] RecipientsOf(Call call, KmsFailure? failure)
    {
        if (call.IsRefusedByEndpoint) return [];
        var home = call.Home.AccountId;
        return Denies(failure) || call.IsAtHome
            ? [home]
            : [.. call.Keys.Select(key => key.Home.AccountId).Prepend(home).Distinct()];
    }

    private static CallContents ContentsOf(Operation operation, object request, Call call, AmazonWebServiceResponse? response, KmsFailure? failure)
    {
        var denied = Denies(failure);
        return new CallContents(operation, denied ? null : request, response, call, denied ? null : RecordedAdditions.Of(operation, call, failure));
    }

    private static bool Denies(KmsFailure? failure) => failure?.Code == "AccessDeniedException";
}
