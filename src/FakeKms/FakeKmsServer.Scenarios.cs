using FakeKms.Domain.Keys;
using FakeKms.Engine.Keys;
using FakeKms.Engine.State;
using FakeKms.Scenarios.Running;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    /// <summary>
    /// The names of the scenarios that were begun here or in a fork of this server and have not been run, in the order of their beginning. A scenario runs when
    /// it is awaited; one that is not makes no calls, so that a test that only looks like one passes. <see cref="Dispose"/> reports them.
    /// </summary>
    public IReadOnlyList<string> UnrunScenarios => [.. begun.Unrun.Select(scenario => scenario.Name)];

    /// <summary>
    /// The names of the scenarios that were started with <see cref="KmsScenario.RunAsync"/>, here or in a fork of this server, and have not come to their end:
    /// nobody waits for them. <see cref="Dispose"/> reports them.
    /// </summary>
    public IReadOnlyList<string> UnfinishedScenarios => [.. begun.Unfinished.Select(scenario => scenario.Name)];

    /// <summary>
    /// The failures of the scenarios that were started with <see cref="KmsScenario.RunAsync"/>, here or in a fork of this server, and that nobody waited for:
    /// the task that failed was not awaited. <see cref="Dispose"/> reports them.
    /// </summary>
    public IReadOnlyList<KmsScenarioException> UnnoticedFailures => [.. begun.Unnoticed.Select(scenario => scenario.Unnoticed).OfType<KmsScenarioException>()];

    private ScriptedProxy ProxyOfScripts() => new(XksProxy.Endpoint, XksProxy.UriPath, XksProxy.ServesPrefixes, XksProxy.Credential);

    private byte[]? MaterialOfScripts(string keyArn) => pipeline.Inside(state =>
        KeyLookup.Find(state, keyArn) is { } key && !KeySpecs.IsSymmetric(key.KeySpec) ? KeyMaterials.NewBytes(state, key.KeySpec, key.Home.Region) : null);

    private KmsScenario Begin(KmsScenario scenario)
    {
        begun.Add(scenario);
        return scenario;
    }

    private void ThrowForScenarios()
    {
        if (begun.TakeObjection() is { } objection) throw new InvalidOperationException(objection);
    }
}
