using FakeKms.Replay.Code.Text;

namespace FakeKms.Replay.Code.Values;

/// <summary>A value that a step makes.</summary>
/// <param name="Terms">What it is made with.</param>
/// <param name="Step">The step.</param>
/// <param name="Message">What was signed, as code.</param>
internal sealed record StoredValue(StoredTerms Terms, StepCode Step, CodeOfBytes? Message = null);
