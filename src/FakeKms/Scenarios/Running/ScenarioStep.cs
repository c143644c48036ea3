using Amazon.Runtime;

namespace FakeKms.Scenarios.Running;

/// <summary>One line of a script: what it is called, what it was given, what it does, and how it is expected to fail.</summary>
/// <param name="Verb">The name of the method that added it.</param>
/// <param name="Arguments">What the report prints behind the verb.</param>
/// <param name="Act">Does it; the answer of KMS, or null when the step is no call.</param>
internal sealed record ScenarioStep(string Verb, string Arguments, Func<ScenarioRun, CancellationToken, Task<AmazonWebServiceResponse?>> Act)
{
    /// <summary>The part of the script that it stands in; null for the script itself.</summary>
    public ScriptPart? Part { get; init; }

    /// <summary>Whether it neither calls nor changes anything by itself. A script of such steps alone is a mistake.</summary>
    public bool IsSilent { get; init; }

    public ExpectedFailure? Expected { get; init; }

    /// <summary>Whether an ending that was not expected, with or without an exception, does not end the script.</summary>
    public Func<Exception?, bool>? Excuses { get; init; }

    public string Line => Expected is null ? Arguments : $"{Arguments}  {Expected.Call}".TrimStart();
}
