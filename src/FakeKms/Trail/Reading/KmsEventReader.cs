using System.Text.Json;
using FakeKms.Trail.Records.Parts;

namespace FakeKms.Trail.Reading;

/// <summary>
/// Reads records of any version as <see cref="KmsEvent"/>s. Older versions lack members, and some documents have lost theirs. What records have in common
/// they share, and what can be found in the record's own bytes is not kept beside them.
/// </summary>
internal sealed class KmsEventReader
{
    private readonly SharedParts shared = new();
    private readonly UserIdentityReader identities;

    public KmsEventReader() => identities = new UserIdentityReader(shared);

    public KmsEvent Read(LoggedRecord record) => new()
    {
        Setting = shared.Of(SettingOf(record))!,
        EventTime = record.Time,
        EventName = Text(record, "eventName")!,
        ErrorCode = Text(record, "errorCode"),
        ErrorMessage = Text(record, "errorMessage"),
        RequestIdText = record.Text("requestID"),
        Id = record.Text("eventID"),
        ReadOnly = IsTrue(record, "readOnly"),
        Resources = shared.ListOf(ResourcesOf(record)),
        Aside = record.Text("sharedEventID") is { } sharedEventId ? new KmsEventAside { SharedEventID = sharedEventId } : KmsEventAside.None,
        SourceUtf8 = record.ToCompactUtf8(),
    };

    private KmsEventSetting SettingOf(LoggedRecord record) => new()
    {
        EventVersion = Text(record, "eventVersion") ?? "",
        UserIdentity = identities.Read(record.Member("userIdentity")),
        EventSource = Text(record, "eventSource")!,
        AwsRegion = Text(record, "awsRegion") ?? "",
        SourceIPAddress = Text(record, "sourceIPAddress") ?? "",
        UserAgent = Text(record, "userAgent") ?? "",
        EventType = Text(record, "eventType") ?? "AwsApiCall",
        ManagementEvent = IsTrue(record, "managementEvent"),
        RecipientAccountId = Text(record, "recipientAccountId") ?? "",
        VpcEndpointId = Text(record, "vpcEndpointId"),
        VpcEndpointAccountId = Text(record, "vpcEndpointAccountId"),
        EventCategory = Text(record, "eventCategory"),
        TlsDetails = record.Member("tlsDetails") is { } tls ? Tls(tls) : null,
        SessionCredentialFromConsole = IsTrue(record, "sessionCredentialFromConsole"),
    };

    // The oldest ones have no type and the ARN first.
    private static KmsEventResource[] ResourcesOf(LoggedRecord record)
    {
        if (record.Member("resources") is not { ValueKind: JsonValueKind.Array } list) return [];
        return
        [
            .. list.EnumerateArray()
                .Where(item => LoggedRecord.Text(item, "ARN") is not null)
                .Select(item => new KmsEventResource(
                    LoggedRecord.Text(item, "accountId") ?? "", LoggedRecord.Text(item, "ARN")!, LoggedRecord.Text(item, "type") ?? "AWS::KMS::Key")),
        ];
    }

    private static bool IsTrue(LoggedRecord record, string member) => string.Equals(record.Text(member), "true", StringComparison.OrdinalIgnoreCase);

    private KmsTlsDetails Tls(JsonElement tls) => shared.Of(new KmsTlsDetails(
        LoggedRecord.Text(tls, "tlsVersion"), LoggedRecord.Text(tls, "cipherSuite"), LoggedRecord.Text(tls, "clientProvidedHostHeader"),
        LoggedRecord.Text(tls, "keyExchange")))!;

    private string? Text(LoggedRecord record, string member) => shared.Of(record.Text(member));
}
