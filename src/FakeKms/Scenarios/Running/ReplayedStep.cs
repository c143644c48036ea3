using Amazon.Runtime;

namespace FakeKms.Scenarios.Running;

/// <summary>A call of a log as a step.</summary>
/// <param name="Verb">The operation.</param>
/// <param name="Line">What the report shows behind it: the record that the step comes from.</param>
/// <param name="ErrorCode">The error code that the call must fail with; null when it must succeed.</param>
/// <param name="MakeAsync">Makes the call.</param>
internal sealed record ReplayedStep(
    string Verb, string Line, string? ErrorCode, Func<ScenarioRun, CancellationToken, Task<AmazonWebServiceResponse>> MakeAsync)
{
    /// <summary>What is noted when the call ends otherwise than in the log, instead of ending the script; it answers null where that will not do.</summary>
    public Func<Exception?, KmsSkippedRecord?>? Skip { get; init; }
}
