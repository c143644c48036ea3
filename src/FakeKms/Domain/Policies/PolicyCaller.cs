namespace FakeKms.Domain.Policies;

/// <summary>Who makes a request, as a policy can name it.</summary>
/// <param name="AccountId">The caller's account.</param>
/// <param name="Arn">The ARN of the user, the session or the root user; for a service, the name of its principal.</param>
/// <param name="RoleArn">The ARN of the role that a session has assumed, with the role's path; otherwise null.</param>
internal sealed record PolicyCaller(string AccountId, string Arn, string? RoleArn)
{
    public PolicyCallerKind Kind { get; init; } = PolicyCallerKind.User;

    /// <summary>The ARN of the IAM user whose credentials a federated user has; otherwise null.</summary>
    public string? IssuerArn { get; init; }

    /// <summary>Whether a role is one of a service, on which the limits of an organization have no hold.</summary>
    public bool IsServiceLinked { get; init; }
}

internal enum PolicyCallerKind
{
    User,
    RoleSession,
    FederatedUser,
    Root,
    Service,
}
