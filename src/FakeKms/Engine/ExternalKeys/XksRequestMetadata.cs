namespace FakeKms.Engine.ExternalKeys;

/// <summary>What KMS tells a proxy of the call that it works on. What is null is left out.</summary>
internal sealed record XksRequestMetadata
{
    /// <summary>Who called KMS; absent from health checks.</summary>
    public string? AwsPrincipalArn { get; init; }

    public string? AwsSourceVpc { get; init; }

    public string? AwsSourceVpce { get; init; }

    public string? KmsKeyArn { get; init; }

    public required string KmsOperation { get; init; }

    /// <summary>The request id of the call of KMS, as in its record.</summary>
    public required string KmsRequestId { get; init; }

    public string? KmsViaService { get; init; }
}
