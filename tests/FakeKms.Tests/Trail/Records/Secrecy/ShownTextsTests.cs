namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>The search through objects gets to them: without these tests it could find nothing because it looks nowhere.</summary>
internal sealed class ShownTextsTests
{
    [Test]
    public async Task All_that_a_server_leads_to_is_shown()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards", key => key.Imported()));
        using var client = kms.CreateClient();
        await client.DescribeKeyAsync("alias/cards");
        kms.Faults.FailNext("Encrypt", KmsFault.Throttling);

        var kinds = ShownTexts.Of(kms).Select(text => text.Split(' ')[0]);

        Assert.That(
            new[] { "FakeKmsServer", "KmsTrail", "KmsEvent", "KmsUserIdentity", "KmsCaller", "FakeKey", "FakeKeyMaterial", "FakeXksProxy", "KmsUnfiredFault", "KmsClock" },
            Is.SubsetOf(kinds));
    }

    [Test]
    public void A_scenario_is_shown_as_in_a_debugger()
    {
        using var kms = Pinned.Server();
        var scenario = kms.Scenario("alone").ListKeys();

        Assert.That(ShownTexts.Of(scenario), Does.Contain("\"alone\", 1 steps, not run yet"));
        Assert.That(kms.Dispose, Throws.InvalidOperationException);
    }
}
