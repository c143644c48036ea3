namespace FakeKms.Conformance;

/// <summary>How a case ended.</summary>
/// <param name="Operation">What it is about.</param>
/// <param name="Name">The case with its arguments.</param>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Message">Why it failed.</param>
public sealed record CaseResult(string Operation, string Name, bool Passed, string Message);
