namespace FakeKms.Engine.Validation;

/// <summary>A pattern that a text has to match.</summary>
/// <param name="Text">The pattern as the service prints it.</param>
/// <param name="Accepts">Whether a text matches.</param>
internal sealed record MemberPattern(string Text, Func<string, bool> Accepts);
