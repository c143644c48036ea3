using System.Diagnostics;
using System.Reflection;

namespace FakeKms.Tests.Scenarios;

public class ScenarioUnrunTests : InMemory
{
    [Test]
    public async Task The_server_names_the_scenarios_that_have_not_been_run()
    {
        var forgotten = Kms.Scenario("forgotten").ListKeys();
        var scenario = Kms.Scenario("late").ListKeys();
        await Kms.Scenario("awaited").ListKeys();
        Assert.That(Kms.UnrunScenarios, Is.EqualTo((string[])["forgotten", "late"]));

        await scenario.RunAsync();
        Assert.That(Kms.UnrunScenarios, Is.EqualTo((string[])["forgotten"]));
        await forgotten;
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
    public void A_scenario_that_makes_no_calls_says_so() => Assert.That(
        async () => await Kms.Scenario("nothing").As(KmsCaller.Root()).In("eu-west-1"),
        Throws.InvalidOperationException.With.Message.StartsWith("The scenario \"nothing\" makes no calls. Write its calls before it is awaited: "));

    [Test]
    public async Task The_end_of_a_server_reports_what_never_ran()
    {
        var kms = FakeKmsServer.Start();
        _ = kms.Scenario("forgotten").ListKeys();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Dispose, Throws.InvalidOperationException.With.Message.EqualTo(
                "Begun and never run: \"forgotten\". A scenario makes its calls when it is awaited; write await in front of it: await kms.Scenario(\"forgotten\")…."));
            Assert.That(kms.Dispose, Throws.Nothing, "it is said once");
            Assert.That(() => kms.CreateClient(), Throws.TypeOf<ObjectDisposedException>());
            await Assert.ThatAsync(async () => await FakeKmsServer.Start().DisposeAsync(), Throws.Nothing);
        }
    }

    [Test]
    public void The_end_of_a_server_does_not_hide_another_exception() => Assert.That(
        () =>
        {
            using var kms = FakeKmsServer.Start();
            _ = kms.Scenario("badly built").CreateKey(" ");
        },
        Throws.ArgumentException);

    [Test]
    public async Task A_scenario_of_a_fork_counts_for_both()
    {
        var fork = Kms.Fork();
        _ = fork.Scenario("forgotten").ListKeys();
        var (here, there) = (Kms.UnrunScenarios, fork.UnrunScenarios);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((here, there), Is.EqualTo(((string[])["forgotten"], (string[])["forgotten"])));
            await Assert.ThatAsync(async () => await fork.DisposeAsync(), Throws.InvalidOperationException.With.Message.Contains("\"forgotten\""));
            Assert.That(Kms.UnrunScenarios, Is.Empty, "it has been reported");
        }
    }

    [Test]
    public async Task A_scenario_that_nobody_waits_for_is_unfinished_until_it_ends()
    {
        var kms = FakeKmsServer.Start();
        var end = new TaskCompletionSource();
        var run = kms.Scenario("hasty").Do(_ => end.Task).RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.UnfinishedScenarios, Is.EqualTo((string[])["hasty"]));
            Assert.That(kms.UnrunScenarios, Is.Empty);
            Assert.That(kms.Dispose, Throws.InvalidOperationException.With.Message.EqualTo("Run and not waited for: \"hasty\". Await the task that RunAsync returns."));
        }
        end.SetResult();
        await run;
        Assert.That(kms.UnfinishedScenarios, Is.Empty);
    }

    [Test]
    public void What_was_reported_can_still_be_read()
    {
        var kms = FakeKmsServer.Start();
        _ = kms.Scenario("forgotten").ListKeys();

        Assert.That(kms.Dispose, Throws.InvalidOperationException);
        Assert.That(kms.UnrunScenarios, Is.EqualTo((string[])["forgotten"]));
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
