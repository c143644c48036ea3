namespace FakeKms.Domain.Policies.Decisions;

/// <summary>A policy, and where it comes from.</summary>
/// <param name="Type">What kind of policy it is.</param>
/// <param name="Name">Its name for people: <c>the key policy</c>, <c>policy CardsRead of role Vault</c>.</param>
/// <param name="Document">What it says.</param>
internal sealed record PolicySource(PolicyType Type, string Name, PolicyDocument Document)
{
    /// <summary>The ARN of a managed policy; null for one that has none.</summary>
    public string? Arn { get; init; }
}
