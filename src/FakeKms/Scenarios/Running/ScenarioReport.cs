using System.Globalization;
using System.Text;
using Amazon.Runtime;

namespace FakeKms.Scenarios.Running;

/// <summary>The text of a failure: the whole script, the failing step marked, and what went wrong.</summary>
internal static class ScenarioReport
{
    // A replayed log can have thousands of steps. A script that somebody wrote is shown as a whole.
    private const int StepsBefore = 60;
    private const int StepsBehind = 20;
    private const int ShortGap = 40;

    public static KmsScenarioException Failure(string scenario, IReadOnlyList<ScenarioStep> steps, int failed, Exception? exception, KmsFault? fault)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Scenario \"{scenario}\" failed at step {failed + 1} of {steps.Count}.").AppendLine();
        AppendScript(text, steps, failed);
        text.AppendLine().Append(Reason(steps[failed].Expected, exception));
        if (fault is not null) text.AppendLine().Append(CultureInfo.InvariantCulture, $"The test made it go wrong: kms.Faults injected {fault}.");
        return new KmsScenarioException(text.ToString(), scenario, failed + 1, exception);
    }

    private static void AppendScript(StringBuilder text, IReadOnlyList<ScenarioStep> steps, int failed)
    {
        var numberWidth = steps.Count.ToString(CultureInfo.InvariantCulture).Length;
        var verbWidth = steps.Max(step => step.Verb.Length);
        var (first, last) = (failed - StepsBefore, failed + StepsBehind);
        if (first <= ShortGap) first = 0;
        if (steps.Count - 1 - last <= ShortGap) last = steps.Count - 1;
        if (first > 0) text.AppendLine(CultureInfo.InvariantCulture, $"  ✓ steps 1 to {first}");
        for (var i = first; i <= last; i++)
        {
            var mark = i < failed ? '✓' : i == failed ? '>' : ' ';
            var number = (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(numberWidth);
            text.AppendLine($"  {mark} {number}  {steps[i].Verb.PadRight(verbWidth)}  {steps[i].Line}".TrimEnd());
        }
        if (last < steps.Count - 1) text.AppendLine(CultureInfo.InvariantCulture, $"    steps {last + 2} to {steps.Count}");
    }

    private static string Reason(ExpectedFailure? expected, Exception? exception)
    {
        if (expected is null || exception is ScriptMistakeException) return Describe(exception!);
        return exception is null
            ? $"Expected {expected}, but the step succeeded."
            : $"Expected {expected}, but it was{Environment.NewLine}{Describe(exception)}";
    }

    private static string Describe(Exception exception) => exception switch
    {
        ScriptMistakeException mistake => mistake.Message,
        AmazonServiceException { ErrorCode: not null } error => $"{error.ErrorCode} (HTTP {(int)error.StatusCode}): {error.Message}",
        _ => $"{exception.GetType().FullName}: {exception.Message}",
    };
}
