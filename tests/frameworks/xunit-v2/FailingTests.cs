using FakeKms;
using Xunit;
using Xunit.Abstractions;

/// <summary>Tests that fail on purpose. eng/frameworks.sh runs them apart, and looks at what they print.</summary>
public sealed class FailingTests(ITestOutputHelper output) : FakeKmsTest(output)
{
    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards");

    [Fact]
    public async Task It_fails_after_a_call()
    {
        using var client = Kms.CreateClient();
        await client.DescribeKeyAsync("alias/cards");
        Assert.Fail("on purpose");
    }

    [Fact]
    public async Task It_scripts_a_fault_that_never_takes_place()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        using var client = Kms.CreateClient();
        await client.DescribeKeyAsync("alias/cards");
    }

    [Fact]
    public void It_begins_a_scenario_and_never_runs_it() => _ = Kms.Scenario("forgotten").DescribeKey("alias/cards");
}
