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

    public static KmsScenarioException Failure(
        string scenario, IReadOnlyList<ScenarioStep> steps, IReadOnlySet<int> done, int failed, Exception? exception, KmsFault? fault)
    {
        var text = new StringBuilder();
        var place = string.Concat(ScriptPart.PathTo(steps[failed].Part).Select(part => $", in {part.Title}"));
        text.AppendLine(CultureInfo.InvariantCulture, $"Scenario \"{scenario}\" failed at step {failed + 1} of {steps.Count}{place}.").AppendLine();
        AppendScript(text, steps, done, failed);
        text.AppendLine().Append(Reason(steps[failed].Expected, exception));
        if (fault is not null) text.AppendLine().Append(CultureInfo.InvariantCulture, $"The test made it go wrong: kms.Faults injected {fault}.");
        return new KmsScenarioException(text.ToString(), scenario, failed + 1, exception);
    }

    private static void AppendScript(StringBuilder text, IReadOnlyList<ScenarioStep> steps, IReadOnlySet<int> done, int failed)
    {
        var numberWidth = steps.Count.ToString(CultureInfo.InvariantCulture).Length;
        var verbWidth = steps.Max(step => Indented(step).Length);
        var (first, last) = (failed - StepsBefore, failed + StepsBehind);
        if (first <= ShortGap) first = 0;
        if (steps.Count - 1 - last <= ShortGap) last = steps.Count - 1;
        var isDone = Enumerable.Range(0, Math.Max(first, 0)).All(done.Contains);
        if (first > 0) text.AppendLine(CultureInfo.InvariantCulture, $"  {(isDone ? '✓' : ' ')} steps 1 to {first}");
        for (var i = first; i <= last; i++)
        {
            AppendTitles(text, steps, i, first, numberWidth);
            var mark = i == failed ? '>' : done.Contains(i) ? '✓' : ' ';
            var number = (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(numberWidth);
            text.AppendLine($"  {mark} {number}  {Indented(steps[i]).PadRight(verbWidth)}  {steps[i].Line}".TrimEnd());
        }
        if (last < steps.Count - 1) text.AppendLine(CultureInfo.InvariantCulture, $"    steps {last + 2} to {steps.Count}");
    }

    // The parts that begin with a step.
    private static void AppendTitles(StringBuilder text, IReadOnlyList<ScenarioStep> steps, int place, int first, int numberWidth)
    {
        var path = ScriptPart.PathTo(steps[place].Part);
        var before = place == first ? [] : ScriptPart.PathTo(steps[place - 1].Part);
        for (var depth = 0; depth < path.Count; depth++)
        {
            if (before.ElementAtOrDefault(depth) != path[depth]) text.Append(' ', 6 + numberWidth + (2 * depth)).AppendLine(path[depth].Title);
        }
    }

    private static string Indented(ScenarioStep step) => new string(' ', 2 * ScriptPart.PathTo(step.Part).Count) + step.Verb;

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
