using Amazon.KeyManagementService;

namespace FakeKms.Scenarios.Running;

/// <summary>What holds within a part of a script: who calls, where, and what names stand for. As and In of a part do not reach beyond it.</summary>
/// <param name="results">What is stored.</param>
/// <param name="keys">The keys that the script has named.</param>
internal sealed class ScenarioFrame(KmsScenarioResults results, ScriptNames<string> keys)
{
    public ScenarioCaller Caller { get; set; }

    public IAmazonKeyManagementService Client { get; set; } = null!;

    public KmsScenarioResults Results => results;

    public ScriptNames<string> Keys => keys;

    /// <summary>What holds at the beginning of a part that lies within this one.</summary>
    public ScenarioFrame Inner(ScriptPart part) => part.IsBranch
        ? new(new KmsScenarioResults(results, part.Outer!), new ScriptNames<string>(keys, part.Outer)) { Caller = Caller, Client = Client }
        : new(results, keys) { Caller = Caller, Client = Client };
}
