using System.Runtime.CompilerServices;
using FakeKms.Engine.Calls;
using FakeKms.Model;
using FakeKms.Trail.Records.Parts;

namespace FakeKms.Engine.Recording;

/// <summary>What records say of a caller in a Region: the same in every record, and made once.</summary>
internal sealed class RecordedCaller
{
    private const string Internal = "AWS Internal";

    // A caller hardly ever calls two Regions in turns, or with two user agents.
    private static readonly ConditionalWeakTable<KmsCaller, RecordedCaller> Latest = [];

    private readonly AccountRegion home;
    private readonly string sentUserAgent;
    private readonly KmsEventSetting own;
    private readonly KmsUserIdentity foreign;

    private RecordedCaller(Call call)
    {
        var caller = call.Caller;
        (home, sentUserAgent) = (call.Home, call.Origin.UserAgent);
        foreign = RecordedIdentity.ForeignOf(caller, home);
        own = new KmsEventSetting
        {
            UserIdentity = RecordedIdentity.Of(caller, home),
            AwsRegion = call.Origin.Region,
            SourceIPAddress = caller.SourceIPAddress,
            UserAgent = RecordLimits.Text(caller.UserAgent ?? sentUserAgent),
            RecipientAccountId = home.AccountId,
            VpcEndpointId = caller.VpcEndpointId,
            VpcEndpointAccountId = VpcEndpointAccountOf(call),
            // Services, and the console where it calls for the browser, reach KMS inside AWS; CloudTrail has no TLS details of their calls.
            TlsDetails = caller.InvokedBy is not null || caller.IsProxiedByConsole
                ? null
                : new KmsTlsDetails(caller.TlsVersion, caller.CipherSuite, home.KmsHost, caller.KeyExchange),
            SessionCredentialFromConsole = caller.IsConsoleSession,
        };
    }

    public static RecordedCaller Of(Call call)
    {
        if (Latest.TryGetValue(call.Caller, out var known) && known.IsFor(call)) return known;
        var made = new RecordedCaller(call);
        Latest.AddOrUpdate(call.Caller, made);
        return made;
    }

    /// <summary>The account that owns the VPC endpoint of a call; null for the public endpoint.</summary>
    public static string? VpcEndpointAccountOf(Call call) => call.Caller.VpcEndpointId switch
    {
        null => null,
        // The account of a service's own endpoint is not shown either.
        Internal => call.Caller.VpcEndpointAccountId ?? Internal,
        _ => call.Caller.VpcEndpointAccountId ?? call.Home.AccountId,
    };

    /// <summary>What the record says that an account gets.</summary>
    public KmsEventSetting SettingFor(string account) =>
        account == home.AccountId ? own : own with { UserIdentity = foreign, RecipientAccountId = account };

    private bool IsFor(Call call) => home == call.Home && sentUserAgent == call.Origin.UserAgent;
}
