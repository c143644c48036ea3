using FakeKms.Crypto.Wrapping;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Keys;
using FakeKms.Engine.State;
using FakeKms.Scenarios.Running;
using FakeKms.Testing;

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

    /// <summary>
    /// Ends a test that had this server to itself, and stops the server. A failed test is told the recorded calls, unless its message has them, and what
    /// policies refused, with the reasons, and gets the <see cref="KmsTimeline.ToHtml">timeline</see> of the calls as a file. A test that held fails if it
    /// began a scenario and never ran it, or did not wait for it, here or in a fork, or if it scripted a fault that never took place. Any test fails if it
    /// pinned an id that cannot be given, if a subscriber to the trail or a hook threw, or if the fake itself broke.
    /// </summary>
    /// <param name="end">How the test ended, and where its output goes.</param>
    /// <exception cref="KmsAssertionException">What the test is to fail for. The server has stopped all the same.</exception>
    public void EndTest(KmsTestEnd end)
    {
        ArgumentNullException.ThrowIfNull(end);
        var forgotten = begun.Objection();
        string? objection;
        try
        {
            objection = Ended(forgotten).Tell(end);
        }
        finally
        {
            try
            {
                Dispose();
            }
            catch (InvalidOperationException) when (forgotten is not null)
            {
                // Said already: it would take the place of the failure.
            }
        }
        if (objection is not null) throw new KmsAssertionException(objection);
    }

    private EndedServer Ended(string? forgotten) => new()
    {
        Trail = Trail,
        Forks = forks.Trails,
        Authorization = Authorization,
        Faults = Faults,
        ProxyFaults = XksProxy.Faults,
        Forgotten = forgotten,
        Mistakes = Mistakes,
        Defects = Defects,
    };

    private ScriptedProxy ProxyOfScripts() => new(XksProxy.Endpoint, XksProxy.UriPath, XksProxy.ServesPrefixes, XksProxy.Credential);

    private byte[] WrapForScripts(string algorithm, byte[] publicKey, byte[] material) =>
        MaterialWrapper.Wrap(algorithm, publicKey, material, pipeline.Recall(state => state.Streams.WrappedMaterial));

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
