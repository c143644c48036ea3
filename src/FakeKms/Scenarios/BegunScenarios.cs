using FakeKms.Scenarios.Failures;

namespace FakeKms.Scenarios;

/// <summary>
/// The scenarios that a server, and those that were forked from it, have begun. A script that nobody awaits makes no calls, and a test that only looks like
/// one passes.
/// </summary>
internal sealed class BegunScenarios(BegunScenarios? parent = null)
{
    private readonly List<KmsScenario> begun = [];

    public IReadOnlyList<KmsScenario> Unrun => Those(scenario => !scenario.HasRun);

    /// <summary>Started by RunAsync, and not ended.</summary>
    public IReadOnlyList<KmsScenario> Unfinished => Those(scenario => scenario.IsRunning);

    /// <summary>Started by RunAsync, and failed without anybody who waited.</summary>
    public IReadOnlyList<KmsScenario> Unnoticed => Those(scenario => scenario.Unnoticed is not null);

    public void Add(KmsScenario scenario)
    {
        lock (begun)
        {
            begun.RemoveAll(earlier => earlier is { HasEnded: true, Unnoticed: null });
            begun.Add(scenario);
        }
        parent?.Add(scenario);
    }

    /// <summary>
    /// What is wrong with the scenarios when their server is disposed of; null for nothing. It is said once. It is not said while an exception leaves the
    /// method that disposes of the server: that may be why they never ran, and another exception would take its place.
    /// </summary>
    public string? TakeObjection()
    {
        // A script that one of its verbs refused could not be awaited.
        var unrun = Those(scenario => !scenario.HasRun && !Leaving.Left(typeof(KmsScenario), scenario.Thrown.Seen));
        var (unfinished, unnoticed) = (Unfinished, Unnoticed);
        KmsScenario[] all = [.. unrun, .. unfinished, .. unnoticed];
        if (all.Length == 0) return null;
        var thrown = all.SelectMany(scenario => scenario.Thrown.Seen.Append(scenario.Thrown.Last)).OfType<Exception>().Distinct();
        if (Leaving.Any([.. thrown])) return null;
        // They can be asked for here, when the server is gone.
        parent?.Forget(all);
        var sentences = new List<string>();
        if (unrun.Count > 0)
            sentences.Add(
                $"Begun and never run: {Names(unrun)}. A scenario makes its calls when it is awaited; " +
                $"write await in front of it: await kms.Scenario(\"{unrun[0].Name}\")….");
        if (unfinished.Count > 0) sentences.Add($"Run and not waited for: {Names(unfinished)}. Await the task that RunAsync returns.");
        if (unnoticed.Count > 0)
            sentences.Add(
                $"Run, failed and not waited for: {Names(unnoticed)}. Await the task that RunAsync returns." +
                string.Concat(unnoticed.Select(scenario => Environment.NewLine + scenario.Unnoticed?.Message)));
        return string.Join(" ", sentences);
    }

    private static string Names(IEnumerable<KmsScenario> scenarios) => string.Join(", ", scenarios.Select(scenario => $"\"{scenario.Name}\""));

    private void Forget(IReadOnlyCollection<KmsScenario> reported)
    {
        lock (begun) begun.RemoveAll(reported.Contains);
        parent?.Forget(reported);
    }

    private IReadOnlyList<KmsScenario> Those(Func<KmsScenario, bool> wanted)
    {
        lock (begun) return [.. begun.Where(wanted)];
    }
}
