namespace FakeKms.Conformance;

internal sealed class ConfiguredEndpointTests
{
    /// <summary>One line where there is no endpoint, and not one for each case.</summary>
    [Test]
    public void An_endpoint_of_the_environment_has_the_cases_run_there()
    {
        if (Lanes.Named is null) Assert.Ignore($"{Lanes.Variable} names no endpoint.");
        var lane = Lanes.Named == Lanes.Aws ? AwsRun.Name : Lanes.Configured;

        Assert.That(
            Lanes.Chosen.Select(chosen => chosen.Name),
            Does.Contain(lane),
            "Start with dotnet run or dotnet test, so that Program.cs announces the run and cleans up.");
    }
}
