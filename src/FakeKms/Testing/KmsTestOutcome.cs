namespace FakeKms;

/// <summary>How a test ended, as far as its framework tells.</summary>
public enum KmsTestOutcome
{
    /// <summary>The framework does not say, as xunit 2 does not. The records are printed in any case, and what the test forgot fails it.</summary>
    Unknown,

    /// <summary>The test held. What it forgot fails it.</summary>
    Passed,

    /// <summary>The test failed. Its records, their timeline and what it did not come to are told beside its own failure.</summary>
    Failed,

    /// <summary>The test gave up, was skipped or is inconclusive. It has not come to its scenarios and faults, so that they do not fail it.</summary>
    Skipped,
}
