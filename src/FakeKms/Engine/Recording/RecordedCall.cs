using Amazon.Runtime;
using FakeKms.Engine.Calls;
using FakeKms.Model;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Recording;

/// <summary>A call that has come to its end, on its way into the trail.</summary>
internal sealed record RecordedCall(Operation Operation, object Request, Call Call, AmazonWebServiceResponse? Response, KmsFailure? Failure)
{
    private const string Internal = "AWS Internal";

    /// <summary>
    /// The accounts that get the record. A caller who is not authorised is the only one who hears of it, and of what does not get through its VPC endpoint KMS
    /// has no record.
    /// </summary>
    public IReadOnlyList<string> Recipients { get; } =
        Call.IsRefusedByEndpoint ? []
        : Denies(Failure) ? [Call.Home.AccountId]
        : [.. Call.Keys.Select(key => key.Home.AccountId).Prepend(Call.Home.AccountId).Distinct()];

    // A service's own calls belong to no account, so that their records are always copies.
    public bool IsShared => Recipients.Count > 1 || Call.Caller.Type == "AWSService";

    /// <summary>The account that owns the VPC endpoint; null for the public endpoint.</summary>
    public string? VpcEndpointAccountId => Call.Caller.VpcEndpointId switch
    {
        null => null,
        // The account of a service's own endpoint is not shown either.
        Internal => Call.Caller.VpcEndpointAccountId ?? Internal,
        _ => Call.Caller.VpcEndpointAccountId ?? Call.Home.AccountId,
    };

    private bool IsDenied => Denies(Failure);

    // Requests and responses do not change any more, and a key keeps its id. A key store can be renamed: what is said of it is taken now.
    private UnwrittenContents Contents { get; } = ContentsOf(Operation, Request, Call, Response, Failure);

    public KmsEvent RecordFor(string account, string eventId, string? sharedEventId) => new()
    {
        UserIdentity = account == Call.Home.AccountId ? RecordedIdentity.Of(Call.Caller, Call.Home) : RecordedIdentity.ForeignOf(Call.Caller, Call.Home),
        EventTime = RecordLimits.WholeSeconds(Call.Now),
        EventName = Operation.Name,
        AwsRegion = Call.Origin.Region,
        SourceIPAddress = Call.Caller.SourceIPAddress,
        UserAgent = RecordLimits.Text(Call.Caller.UserAgent ?? Call.Origin.UserAgent),
        // CloudTrail's error code of a refused authorisation lacks the suffix, and nothing of the request is kept.
        ErrorCode = IsDenied ? "AccessDenied" : Failure?.Code,
        ErrorMessage = Failure is { Text.Length: > 0 } ? RecordLimits.Text(Failure.Text) : null,
        Unwritten = Contents,
        RequestID = Call.RequestId,
        EventID = eventId,
        ReadOnly = Operation.Trail.ReadOnly,
        Resources = IsDenied || Operation.Trail.NamesNoKey ? [] : Call.Resources,
        RecipientAccountId = account,
        SharedEventID = sharedEventId,
        VpcEndpointId = Call.Caller.VpcEndpointId,
        VpcEndpointAccountId = VpcEndpointAccountId,
        TlsDetails = Tls(Call),
        SessionCredentialFromConsole = Call.Caller.IsConsoleSession,
        Aliases = Call.Aliases,
        InjectedFault = Call.Fault,
        InvocationId = Call.Origin.InvocationId,
        Attempt = Call.Origin.Attempt,
        Decision = Call.Decision,
        DeniedResource = Failure?.HiddenResource,
        FormerTarget = Call.FormerTarget?.Arn,
    };

    private static UnwrittenContents ContentsOf(Operation operation, object request, Call call, AmazonWebServiceResponse? response, KmsFailure? failure)
    {
        var denied = Denies(failure);
        var additions = denied ? null : RecordedAdditions.Of(operation, call, failure);
        return new UnwrittenContents
        {
            RequestParameters = () => denied ? null : RecordLimits.Content("requestParameters", RecordedMembers.OfRequest(operation.Trail, request)),
            ResponseElements = () =>
                response is null ? null : RecordLimits.Content("responseElements", RecordedMembers.OfResponse(operation.Trail, response, call)),
            AdditionalEventData = () => RecordLimits.Additions(additions?.ToUtf8()),
        };
    }

    private static bool Denies(KmsFailure? failure) => failure?.Code == "AccessDeniedException";

    // Services, and the console where it calls for the browser, reach KMS inside AWS; CloudTrail has no TLS details of their calls.
    private static KmsTlsDetails? Tls(Call call)
    {
        var caller = call.Caller;
        return caller.InvokedBy is not null || caller.IsProxiedByConsole
            ? null
            : new KmsTlsDetails(caller.TlsVersion, caller.CipherSuite, call.Home.KmsHost, caller.KeyExchange);
    }
}
