namespace FakeKms;

public sealed partial class FakeKmsServer
{
    private readonly List<KmsScenario> begun = [];

    /// <summary>
    /// The names of the scenarios that were begun and have not been run, in the order of their beginning. A scenario runs when it is awaited; one
    /// that is not makes no calls, so that a test that only looks like one passes.
    /// </summary>
    public IReadOnlyList<string> UnrunScenarios
    {
        get
        {
            lock (begun) return [.. begun.Where(scenario => !scenario.HasRun).Select(scenario => scenario.Name)];
        }
    }

    private KmsScenario Begin(KmsScenario scenario)
    {
        lock (begun)
        {
            begun.RemoveAll(earlier => earlier.HasRun);
            begun.Add(scenario);
        }
        return scenario;
    }
}
