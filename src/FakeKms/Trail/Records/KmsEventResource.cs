namespace FakeKms;

/// <summary>One entry of a record's <c>resources</c>.</summary>
/// <param name="AccountId">The account that owns the resource.</param>
/// <param name="Arn">The ARN of the key or alias.</param>
/// <param name="Type">KMS gives keys and aliases alike the type <c>AWS::KMS::Key</c>.</param>
public sealed record KmsEventResource(string AccountId, string Arn, string Type = "AWS::KMS::Key");
