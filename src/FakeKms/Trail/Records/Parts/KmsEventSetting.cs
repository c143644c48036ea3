namespace FakeKms.Trail.Records.Parts;

/// <summary>What many records have in common: who calls, from where, by which way, and whose log it is. They share it.</summary>
internal sealed record KmsEventSetting
{
    /// <summary>A setting without a caller.</summary>
    public static KmsEventSetting None { get; } = new();

    public string EventVersion { get; init; } = "1.11";

    public KmsUserIdentity UserIdentity { get; init; } = new();

    public string EventSource { get; init; } = "kms.amazonaws.com";

    public string AwsRegion { get; init; } = "";

    public string SourceIPAddress { get; init; } = "";

    public string UserAgent { get; init; } = "";

    public string EventType { get; init; } = "AwsApiCall";

    public bool ManagementEvent { get; init; } = true;

    public string RecipientAccountId { get; init; } = "";

    public string? VpcEndpointId { get; init; }

    public string? VpcEndpointAccountId { get; init; }

    public string? EventCategory { get; init; } = "Management";

    public KmsTlsDetails? TlsDetails { get; init; }

    public bool SessionCredentialFromConsole { get; init; }
}
