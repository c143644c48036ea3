namespace FakeKms.Tests.Scenarios;

/// <summary>Scripts that fail, for what their reports say.</summary>
public abstract class ScenarioReports : InMemory
{
    protected static Task<KmsScenarioException> FailureOf(KmsScenario scenario) => Assert.ThrowsAsync<KmsScenarioException>(async () => await scenario)!;
}
