namespace FakeKms.Domain.Policies;

/// <summary>A policy document as it was read.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"/></remarks>
internal sealed record PolicyDocument(string? Version, string? Id, IReadOnlyList<PolicyStatement> Statements);
