using System.Text;
using System.Text.Json;

namespace FakeKms.Trail.Reading;

/// <summary>A record of any version as a <see cref="KmsEvent"/>. Older versions lack members, and some documents have lost theirs.</summary>
internal static class KmsEventReader
{
    public static KmsEvent Read(LoggedRecord record, IReadOnlyList<string> aliases) => new()
    {
        EventVersion = record.Text("eventVersion") ?? "",
        UserIdentity = UserIdentityReader.Read(record.Member("userIdentity")),
        EventTime = record.Time,
        EventSource = record.Text("eventSource")!,
        EventName = record.Name,
        AwsRegion = record.Text("awsRegion") ?? "",
        SourceIPAddress = record.Text("sourceIPAddress") ?? "",
        UserAgent = record.Text("userAgent") ?? "",
        ErrorCode = record.Text("errorCode"),
        ErrorMessage = record.Text("errorMessage"),
        RequestParametersUtf8 = Utf8(record.Member("requestParameters")),
        ResponseElementsUtf8 = Utf8(record.Member("responseElements")),
        AdditionalEventDataUtf8 = Utf8(record.Member("additionalEventData")),
        ServiceEventDetailsUtf8 = Utf8(record.Member("serviceEventDetails")),
        RequestID = record.Text("requestID"),
        EventID = record.Text("eventID") ?? "",
        ReadOnly = IsTrue(record.Text("readOnly")),
        Resources = ResourcesOf(record),
        EventType = record.Text("eventType") ?? "AwsApiCall",
        ManagementEvent = IsTrue(record.Text("managementEvent")),
        RecipientAccountId = record.Text("recipientAccountId") ?? "",
        SharedEventID = record.Text("sharedEventID"),
        VpcEndpointId = record.Text("vpcEndpointId"),
        VpcEndpointAccountId = record.Text("vpcEndpointAccountId"),
        EventCategory = record.Text("eventCategory"),
        TlsDetails = record.Member("tlsDetails") is { } tls ? Tls(tls) : null,
        SessionCredentialFromConsole = IsTrue(record.Text("sessionCredentialFromConsole")),
        Aliases = aliases,
        SourceUtf8 = Utf8(record.Element),
    };

    /// <summary>The keys and aliases of a record. The oldest ones have no type and the ARN first.</summary>
    public static IReadOnlyList<KmsEventResource> ResourcesOf(LoggedRecord record)
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

    private static KmsTlsDetails Tls(JsonElement tls) => new(
        LoggedRecord.Text(tls, "tlsVersion"), LoggedRecord.Text(tls, "cipherSuite"), LoggedRecord.Text(tls, "clientProvidedHostHeader"),
        LoggedRecord.Text(tls, "keyExchange"));

    private static byte[]? Utf8(JsonElement? element) => element is { } present ? Encoding.UTF8.GetBytes(present.GetRawText()) : null;

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
