using Amazon.KeyManagementService;
using NUnit.Framework.Interfaces;

namespace FakeKms.Assertions.Tests;

public partial class FakeKmsTestFailureTests
{
    [Test]
    public void A_test_that_fails_prints_its_calls()
    {
        var result = FixtureRun.Of(typeof(FailingFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Failed));
            Assert.That(result.Output, Does.Contain("Recorded by FakeKms:" + Environment.NewLine + "    2026-01-01T00:00:00Z  us-east-1  DescribeKey"));
        }
    }

    [TestCase(typeof(FailingFixture), "FailingFixture.It_fails_after_a_call", "on purpose")]
    [TestCase(typeof(SubscribingFixture), "SubscribingFixture.Its_subscriber_objects_to_a_call", "A subscriber to the trail threw")]
    public void A_test_that_fails_by_itself_or_in_the_end_has_the_timeline_of_its_calls_and_its_message_as_an_attachment(Type fixture, string name, string message)
    {
        var result = FixtureRun.Of(fixture);
        var file = result.TestAttachments.Single().FilePath;
        var page = File.ReadAllText(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Output, Does.Contain("The timeline of the calls: " + file));
            Assert.That(page, Does.StartWith("<!DOCTYPE html>").And.Contain("\"n\":\"DescribeKey\"").And.Contain(name).And.Contain($"\"note\":\"{message}"));
        }
    }

    [Test]
    public void A_test_that_fails_without_a_call_has_no_timeline() =>
        Assert.That(FixtureRun.Of(typeof(FailingEarlyFixture)).TestAttachments, Is.Empty);

    [Test]
    public void An_assertion_that_fails_in_a_subscriber_fails_the_test()
    {
        var result = FixtureRun.Of(typeof(SubscribingFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Failed));
            Assert.That(result.Message, Does.Contain("A subscriber to the trail threw: ").And.Contain("no call was expected"));
        }
    }

    [Test]
    public void A_test_that_only_warned_fails_for_what_it_forgot()
    {
        var result = FixtureRun.Of(typeof(WarningFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Failed));
            Assert.That(result.Message, Does.Contain("Scripted to fail and not come to it:"));
        }
    }

    [Test]
    public void A_test_in_which_the_fake_itself_broke_fails_though_its_own_assertions_held()
    {
        var result = FixtureRun.Of(typeof(BrokenFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Failed));
            Assert.That(result.Message, Does.Contain("FakeKms itself broke, please report it: System.InvalidTimeZoneException: the clock broke"));
        }
    }

    [Test]
    public void A_test_that_pins_an_id_twice_is_told_that_the_mistake_is_its_own()
    {
        var result = FixtureRun.Of(typeof(PinningFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Failed));
            Assert.That(result.Message, Does.StartWith("A mistake of the test: kms.Ids.NextKeyId pins an id that is in use").And.Not.Contain("report"));
        }
    }

    [Test]
    public void A_test_with_a_scenario_that_never_ran_fails_and_is_told_to_await_it()
    {
        var result = FixtureRun.Of(typeof(ForgettingFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Failed));
            Assert.That(result.Message, Does.Contain("Begun and never run: \"a card\", \"another card\". ").And.Contain("await kms.Scenario(\"a card\")"));
        }
    }

    [Test]
    public void A_test_that_failed_before_its_scenario_ran_keeps_its_own_message()
    {
        var result = FixtureRun.Of(typeof(FailingEarlyFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Message, Does.Contain("on purpose"));
            Assert.That(result.Message, Does.Not.Contain("never run"));
        }
    }

    [Test]
    public void A_test_that_failed_for_other_reasons_names_its_unrun_scenarios_in_its_output() =>
        Assert.That(FixtureRun.Of(typeof(FailingEarlyFixture)).Output, Does.Contain("Begun and never run: \"a card\"."));

    [Test]
    public void A_message_that_prints_the_trail_is_not_followed_by_the_trail()
    {
        var byConstraint = FixtureRun.Of(typeof(AssertingFixture));
        var byAssertion = FixtureRun.Of(typeof(OtherwiseAssertingFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byConstraint.Message, Does.Contain("  us-east-1  DescribeKey  ok"));
            Assert.That(byConstraint.Output, Does.Not.Contain("Recorded by FakeKms"));
            Assert.That(byAssertion.Message, Does.Contain("  us-east-1  DescribeKey  ok"));
            Assert.That(byAssertion.Output, Does.Not.Contain("Recorded by FakeKms"));
            Assert.That(FixtureRun.Of(typeof(EmptyListFixture)).Message, Does.Match("Expected: <empty>\\s+But was:  \\s+20[0-9-]{8}T[0-9:]{8}Z  us-east-1  DescribeKey  ok  "));
        }
    }

    [Test]
    public void A_scenario_of_a_fork_that_never_ran_fails_the_test_and_so_does_one_that_nobody_waits_for()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FixtureRun.Of(typeof(ForkingFixture)).Message, Does.Contain("Begun and never run: \"of the fork\"."));
            Assert.That(FixtureRun.Of(typeof(HastyFixture)).Message, Does.Contain("Run and not waited for: \"hasty\". Await the task that RunAsync returns."));
        }
    }

    [Test]
    public void A_scenario_that_failed_and_that_nobody_waited_for_fails_the_test() => Assert.That(
        FixtureRun.Of(typeof(FireFixture)).Message,
        Does.Contain("Run, failed and not waited for: \"fire\". Await the task that RunAsync returns.").And.Contain("Scenario \"fire\" failed at step 1 of 1."));

    [Test]
    public void An_empty_scenario_that_is_awaited_or_not_fails_the_test()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FixtureRun.Of(typeof(EmptyFixture)).Message, Does.Contain("The scenario \"empty\" has no steps."));
            Assert.That(FixtureRun.Of(typeof(EmptyForgottenFixture)).Message, Does.Contain("Begun and never run: \"empty\"."));
        }
    }
}
