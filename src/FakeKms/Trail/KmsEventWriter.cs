using System.Globalization;
using System.Text.Json;

namespace FakeKms.Trail;

/// <summary>Writes a record in the order that every CloudTrail record of KMS has.</summary>
internal static class KmsEventWriter
{
    public static void Write(Utf8JsonWriter writer, KmsEvent record)
    {
        writer.WriteStartObject();
        writer.WriteString("eventVersion", record.EventVersion);
        WriteIdentity(writer, record.UserIdentity);
        writer.WriteString("eventTime", Time(record.EventTime));
        writer.WriteString("eventSource", record.EventSource);
        writer.WriteString("eventName", record.EventName);
        writer.WriteString("awsRegion", record.AwsRegion);
        writer.WriteString("sourceIPAddress", record.SourceIPAddress);
        writer.WriteString("userAgent", record.UserAgent);
        WriteOptional(writer, "errorCode", record.ErrorCode);
        WriteOptional(writer, "errorMessage", record.ErrorMessage);
        WriteObject(writer, "requestParameters", record.RequestParametersUtf8);
        WriteObject(writer, "responseElements", record.ResponseElementsUtf8);
        if (record.AdditionalEventDataUtf8 is { } data) WriteObject(writer, "additionalEventData", data);
        WriteOptional(writer, "requestID", record.RequestID);
        writer.WriteString("eventID", record.EventID);
        writer.WriteBoolean("readOnly", record.ReadOnly);
        WriteResources(writer, record.Resources);
        writer.WriteString("eventType", record.EventType);
        writer.WriteBoolean("managementEvent", record.ManagementEvent);
        writer.WriteString("recipientAccountId", record.RecipientAccountId);
        if (record.ServiceEventDetailsUtf8 is { } details) WriteObject(writer, "serviceEventDetails", details);
        writer.WriteString("eventCategory", record.EventCategory);
        WriteTls(writer, record.TlsDetails);
        writer.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter writer, KmsUserIdentity identity)
    {
        writer.WriteStartObject("userIdentity");
        WriteOptional(writer, "type", identity.Type);
        WriteOptional(writer, "principalId", identity.PrincipalId);
        WriteOptional(writer, "arn", identity.Arn);
        WriteOptional(writer, "accountId", identity.AccountId);
        WriteOptional(writer, "accessKeyId", identity.AccessKeyId);
        WriteOptional(writer, "userName", identity.UserName);
        if (identity.Session is { } session)
        {
            writer.WriteStartObject("sessionContext");
            writer.WriteStartObject("sessionIssuer");
            writer.WriteString("type", "Role");
            writer.WriteString("principalId", session.PrincipalId);
            writer.WriteString("arn", $"arn:aws:iam::{identity.AccountId}:role/{session.RoleName}");
            writer.WriteString("accountId", identity.AccountId);
            writer.WriteString("userName", session.RoleName);
            writer.WriteEndObject();
            writer.WriteStartObject("attributes");
            writer.WriteString("creationDate", Time(session.Since));
            writer.WriteString("mfaAuthenticated", "false");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        WriteOptional(writer, "invokedBy", identity.InvokedBy);
        writer.WriteEndObject();
    }

    private static void WriteResources(Utf8JsonWriter writer, IReadOnlyList<KmsEventResource> resources)
    {
        if (resources.Count == 0) return;
        writer.WriteStartArray("resources");
        foreach (var resource in resources)
        {
            writer.WriteStartObject();
            writer.WriteString("accountId", resource.AccountId);
            writer.WriteString("type", "AWS::KMS::Key");
            writer.WriteString("ARN", resource.Arn);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteTls(Utf8JsonWriter writer, KmsTlsDetails? tls)
    {
        if (tls is null) return;
        writer.WriteStartObject("tlsDetails");
        writer.WriteString("tlsVersion", tls.TlsVersion);
        writer.WriteString("cipherSuite", tls.CipherSuite);
        writer.WriteString("clientProvidedHostHeader", tls.ClientProvidedHostHeader);
        writer.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter writer, string name, byte[]? utf8)
    {
        writer.WritePropertyName(name);
        if (utf8 is null)
        {
            writer.WriteNullValue();
            return;
        }
        using var document = JsonDocument.Parse(utf8);
        document.RootElement.WriteTo(writer);
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
