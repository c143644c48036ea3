namespace FakeKms;

/// <summary>One entry of the <c>resources</c> of a record.</summary>
public sealed record KmsEventResource
{
    internal KmsEventResource(string accountId, string arn, string type = "AWS::KMS::Key") => (AccountId, Arn, Type) = (accountId, arn, type);

    /// <summary>The account that owns the resource.</summary>
    public string AccountId { get; }

    /// <summary>The ARN of the key or alias.</summary>
    public string Arn { get; }

    /// <summary>The type. KMS writes <c>AWS::KMS::Key</c> for keys and for aliases.</summary>
    public string Type { get; }
}
