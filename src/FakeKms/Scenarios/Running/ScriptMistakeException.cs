namespace FakeKms.Scenarios.Running;

/// <summary>The script itself is wrong, so that no expectation can be meant to cover it.</summary>
internal sealed class ScriptMistakeException(string message) : InvalidOperationException(message);
