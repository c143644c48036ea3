namespace FakeKms.Domain.Policies;

/// <summary>Who makes a request, as a policy can name it.</summary>
/// <param name="AccountId">The caller's account.</param>
/// <param name="Arn">The ARN of the user, the session or the root user.</param>
/// <param name="RoleArn">The ARN of the role that a session has assumed, with the role's path; otherwise null.</param>
internal sealed record PolicyCaller(string AccountId, string Arn, string? RoleArn);
