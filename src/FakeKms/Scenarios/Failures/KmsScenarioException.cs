using FakeKms.Scenarios.Failures;

namespace FakeKms;

/// <summary>
/// A step of a <see cref="KmsScenario"/> failed, or did not fail as it was expected to. The message prints the whole script with the step
/// marked, and the error code, the message and the HTTP status of AWS. The inner exception is the step's own; null when the step succeeded
/// although a failure was expected.
/// </summary>
public sealed class KmsScenarioException : Exception
{
    internal KmsScenarioException(string message, string scenario, int step, Exception? inner)
        : base(message, inner) => (Scenario, Step) = (scenario, step);

    /// <summary>The scenario's name.</summary>
    public string Scenario { get; }

    /// <summary>The number of the failed step, as in the message: the first one is 1.</summary>
    public int Step { get; }

    /// <summary>Whether it was seen; null for none of a run's.</summary>
    internal UnseenFailure? Unseen { get; set; }
}
