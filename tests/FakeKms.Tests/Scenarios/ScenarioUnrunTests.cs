using System.Diagnostics;
using System.Reflection;

namespace FakeKms.Tests.Scenarios;

public class ScenarioUnrunTests : InMemory
{
    [Test]
    public async Task The_server_names_the_scenarios_that_have_not_been_run()
    {
        _ = Kms.Scenario("forgotten").ListKeys();
        var scenario = Kms.Scenario("late").ListKeys();
        await Kms.Scenario("awaited").ListKeys();
        Assert.That(Kms.UnrunScenarios, Is.EqualTo((string[])["forgotten", "late"]));

        await scenario.RunAsync();
        Assert.That(Kms.UnrunScenarios, Is.EqualTo((string[])["forgotten"]));
    }

    [Test]
    public void A_scenario_that_failed_has_been_run()
    {
        Assert.That(async () => await Kms.Scenario("failed").DescribeKey("alias/none"), Throws.TypeOf<KmsScenarioException>());

        Assert.That(Kms.UnrunScenarios, Is.Empty);
    }

    [Test]
    public void A_scenario_without_steps_says_what_to_write()
    {
        Assert.That(async () => await Kms.Scenario("nothing"), Throws.InvalidOperationException.With.Message.EqualTo(
            "The scenario \"nothing\" has no steps. Write its calls before it is awaited: "
            + "await kms.Scenario(\"…\").CreateKey(\"alias/cards\").Encrypt(\"alias/cards\", \"text\");"));

        Assert.That(Kms.UnrunScenarios, Is.Empty);
    }

    [Test]
    public async Task A_debugger_shows_whether_a_scenario_has_been_run()
    {
        var scenario = Kms.Scenario("cards").ListKeys().ListKeys();
        var before = Display(scenario);
        await scenario;

        Assert.That((before, Display(scenario)), Is.EqualTo(("\"cards\", 2 steps, not run yet", "\"cards\", 2 steps, has run")));
    }

    private static string Display(KmsScenario scenario)
    {
        var property = typeof(KmsScenario).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value.Trim('{', '}').Split(',')[0];
        return (string)typeof(KmsScenario).GetProperty(property, BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(scenario)!;
    }
}
