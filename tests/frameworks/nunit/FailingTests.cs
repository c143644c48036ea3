using FakeKms;
using NUnit.Framework;

/// <summary>Tests that fail on purpose. eng/frameworks.sh runs them apart, and looks at what they print.</summary>
[Explicit("fails on purpose")]
public sealed class FailingTests : FakeKmsTest
{
    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards");

    [Test]
    public async Task It_fails_after_a_call()
    {
        using var client = Kms.CreateClient();
        await client.DescribeKeyAsync("alias/cards");
        Assert.Fail("on purpose");
    }

    [Test]
    public async Task It_scripts_a_fault_that_never_takes_place()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        using var client = Kms.CreateClient();
        await client.DescribeKeyAsync("alias/cards");
    }

    [Test]
    public void It_begins_a_scenario_and_never_runs_it() => _ = Kms.Scenario("forgotten").DescribeKey("alias/cards");
}
