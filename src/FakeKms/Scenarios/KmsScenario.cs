using FakeKms.Scenarios;

namespace FakeKms;

/// <summary>x</summary>
public sealed class KmsScenario
{
    internal KmsScenario(string name, ScenarioHost host) { }
}
