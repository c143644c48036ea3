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

    public void Add(KmsScenario scenario)
    {
        lock (begun)
        {
            begun.RemoveAll(earlier => earlier.HasRun && !earlier.IsRunning);
            begun.Add(scenario);
        }
        parent?.Add(scenario);
    }

    /// <summary>
    /// What is wrong with the scenarios when their server is disposed of; null for nothing. It is said once. A scenario that something was thrown behind is
    /// left out: that may be why it never ran, and an exception that leaves a using block takes the place of the one that led out of it.
    /// </summary>
    public string? TakeObjection()
    {
        KmsScenario[] unrun = [.. Unrun.Where(scenario => !scenario.Thrown.HasSeen)];
        KmsScenario[] unfinished = [.. Unfinished.Where(scenario => !scenario.Thrown.HasSeen)];
        Forget([.. unrun, .. unfinished]);
        if (unrun.Length + unfinished.Length == 0) return null;
        var sentences = new List<string>();
        if (unrun.Length > 0)
            sentences.Add(
                $"Begun and never run: {Names(unrun)}. A scenario makes its calls when it is awaited; " +
                $"write await in front of it: await kms.Scenario(\"{unrun[0].Name}\")….");
        if (unfinished.Length > 0) sentences.Add($"Run and not waited for: {Names(unfinished)}. Await the task that RunAsync returns.");
        return string.Join(" ", sentences);
    }

    private static string Names(KmsScenario[] scenarios) => string.Join(", ", scenarios.Select(scenario => $"\"{scenario.Name}\""));

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
