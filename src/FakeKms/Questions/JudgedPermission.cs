namespace FakeKms.Questions;

/// <summary>One permission of a question, and what was decided.</summary>
/// <param name="Words">What it is about: <c>kms:Decrypt on alias/cards</c>.</param>
/// <param name="Decision">The decision.</param>
/// <param name="IsMet">Whether it is the one that was wanted.</param>
internal sealed record JudgedPermission(string Words, KmsDecision Decision, bool IsMet);
