using System.Text.Json;

namespace FakeKms.Trail.Records;

/// <summary>Writes a record in the order that every CloudTrail record of KMS has.</summary>
internal static class KmsEventWriter
{
    public static void Write(Utf8JsonWriter writer, KmsEvent record)
    {
        // The event of a VPC endpoint says nothing of what was asked for and answered.
        var isOfKms = record.EventType != EventTypes.NetworkActivity;
        writer.WriteStartObject();
        writer.WriteString("eventVersion", record.EventVersion);
        UserIdentityWriter.Write(writer, record.UserIdentity);
        writer.WriteString("eventTime", TrailJson.Time(record.EventTime));
        writer.WriteString("eventSource", record.EventSource);
        writer.WriteString("eventName", record.EventName);
        writer.WriteString("awsRegion", record.AwsRegion);
        writer.WriteString("sourceIPAddress", record.SourceIPAddress);
        if (isOfKms) writer.WriteString("userAgent", record.UserAgent);
        TrailJson.WriteOptional(writer, "errorCode", record.ErrorCode);
        TrailJson.WriteOptional(writer, "errorMessage", record.ErrorMessage);
        if (isOfKms) WriteObject(writer, "requestParameters", record.RequestParametersUtf8);
        if (isOfKms) WriteObject(writer, "responseElements", record.ResponseElementsUtf8);
        if (record.AdditionalEventDataUtf8 is { } data) WriteObject(writer, "additionalEventData", data);
        TrailJson.WriteOptional(writer, "requestID", record.RequestID);
        writer.WriteString("eventID", record.EventID);
        if (isOfKms) writer.WriteBoolean("readOnly", record.ReadOnly);
        WriteResources(writer, record.Resources);
        writer.WriteString("eventType", record.EventType);
        if (isOfKms) writer.WriteBoolean("managementEvent", record.ManagementEvent);
        writer.WriteString("recipientAccountId", record.RecipientAccountId);
        TrailJson.WriteOptional(writer, "sharedEventID", record.SharedEventID);
        TrailJson.WriteOptional(writer, "vpcEndpointId", record.VpcEndpointId);
        TrailJson.WriteOptional(writer, "vpcEndpointAccountId", record.VpcEndpointAccountId);
        if (record.ServiceEventDetailsUtf8 is { } details) WriteObject(writer, "serviceEventDetails", details);
        TrailJson.WriteOptional(writer, "eventCategory", record.EventCategory);
        WriteTls(writer, record.TlsDetails);
        // CloudTrail writes the text "true", and leaves the member out otherwise.
        if (record.SessionCredentialFromConsole) writer.WriteString("sessionCredentialFromConsole", "true");
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
            writer.WriteString("type", resource.Type);
            writer.WriteString("ARN", resource.Arn);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteTls(Utf8JsonWriter writer, KmsTlsDetails? tls)
    {
        if (tls is null) return;
        writer.WriteStartObject("tlsDetails");
        TrailJson.WriteOptional(writer, "tlsVersion", tls.TlsVersion);
        TrailJson.WriteOptional(writer, "cipherSuite", tls.CipherSuite);
        TrailJson.WriteOptional(writer, "clientProvidedHostHeader", tls.ClientProvidedHostHeader);
        TrailJson.WriteOptional(writer, "keyExchange", tls.KeyExchange);
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
}
