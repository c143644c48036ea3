namespace FakeKms.Domain.Policies;

/// <summary>One test of a condition block: an operator, a condition key and the values, any of which may be met.</summary>
internal sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values);
