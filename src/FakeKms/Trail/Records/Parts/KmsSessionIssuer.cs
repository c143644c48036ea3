namespace FakeKms;

/// <summary>The <c>sessionIssuer</c> of a record: the role, user or account that the temporary credentials were issued for.</summary>
public sealed record KmsSessionIssuer
{
    internal KmsSessionIssuer(string? type, string? principalId, string? arn, string? accountId, string? userName) =>
        (Type, PrincipalId, Arn, AccountId, UserName) = (type, principalId, arn, accountId, userName);

    /// <summary><c>Role</c>, <c>IAMUser</c> or <c>Root</c>.</summary>
    public string? Type { get; }

    /// <summary>The unique id.</summary>
    public string? PrincipalId { get; }

    /// <summary>The ARN.</summary>
    public string? Arn { get; }

    /// <summary>The account.</summary>
    public string? AccountId { get; }

    /// <summary>The name; null for the root user.</summary>
    public string? UserName { get; }
}
