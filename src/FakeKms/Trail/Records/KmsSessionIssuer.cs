namespace FakeKms;

/// <summary>The <c>sessionIssuer</c> of a record: the role, user or account that temporary credentials were issued for.</summary>
/// <param name="Type"><c>Role</c>, <c>IAMUser</c> or <c>Root</c>.</param>
/// <param name="PrincipalId">Its unique id.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="AccountId">Its account.</param>
/// <param name="UserName">Its name; null for the root user.</param>
public sealed record KmsSessionIssuer(string? Type, string? PrincipalId, string? Arn, string? AccountId, string? UserName);
