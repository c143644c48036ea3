namespace FakeKms;

/// <summary>The <c>userIdentity</c> of a record.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html"/></remarks>
public sealed record KmsUserIdentity
{
    internal KmsUserIdentity() { }

    /// <summary>The kind of identity, such as <c>IAMUser</c>; null on service events.</summary>
    public string? Type { get; internal init; }

    /// <summary>The unique id of the principal.</summary>
    public string? PrincipalId { get; internal init; }

    /// <summary>The ARN of the principal.</summary>
    public string? Arn { get; internal init; }

    /// <summary>The account of the principal.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>The access key id that signed the request.</summary>
    public string? AccessKeyId { get; internal init; }

    /// <summary>The name of an IAM user.</summary>
    public string? UserName { get; internal init; }

    /// <summary>The session of temporary credentials; null for long-term credentials.</summary>
    public KmsSessionContext? SessionContext { get; internal init; }

    /// <summary>The AWS service that made the call; <c>AWS Internal</c> on service events.</summary>
    public string? InvokedBy { get; internal init; }
}
