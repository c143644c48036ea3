using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Runs;

/// <summary>The steps of a disagreement as C# that can be pasted into a test. It expects what the model does.</summary>
internal static class Script
{
    public static string Of(Disagreement disagreement) => string.Join('\n',
        [.. Setting.Code(disagreement.TransitionTime), .. Chain(disagreement.Steps, Comment(disagreement))]) + ";\n";

    private static string[] Comment(Disagreement disagreement) =>
        [$"    // The model: {disagreement.Wanted}", $"    // The engine: {disagreement.Found}"];

    private static IEnumerable<string> Chain(IReadOnlyList<Step> steps, string[] comment)
    {
        yield return "await kms.Scenario(\"where model and engine disagree\")";
        var caller = "";
        foreach (var step in steps)
        {
            if (step.Command.Caller != caller) yield return $"    .As(KmsCaller.IamUser(\"{step.Command.Caller}\"))";
            caller = step.Command.Caller;
            if (ReferenceEquals(step, steps[^1])) foreach (var line in comment) yield return line;
            yield return "    " + step.Command.Step + Expectation(step.Expected);
        }
    }

    private static string Expectation(Answer expected) =>
        expected.Error is { } code ? $".Expect<AmazonKeyManagementServiceException>(\"{code}\")" : "";
}
