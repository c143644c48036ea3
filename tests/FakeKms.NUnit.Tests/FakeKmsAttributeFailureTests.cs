using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using NUnit.Framework.Interfaces;

namespace FakeKms.Assertions.Tests;

/// <summary>What becomes of a test that was given a server and fails, forgets something, or cannot be meant.</summary>
public partial class FakeKmsAttributeFailureTests
{
    [Test]
    public void A_test_that_fails_keeps_its_message_prints_its_calls_and_has_their_timeline()
    {
        var result = FixtureRun.Of(typeof(FailingFixture));
        var file = result.TestAttachments.Single().FilePath;
        var page = File.ReadAllText(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Failed));
            Assert.That(result.Message, Does.Contain("on purpose"));
            Assert.That(result.Output, Does.Contain("Recorded by FakeKms:" + Environment.NewLine + "    2026-01-01T00:00:00Z  us-east-1  DescribeKey"));
            Assert.That(result.Output, Does.Contain("Begun and never run: \"a card\". ").And.Contain("The timeline of the calls: " + file));
            Assert.That(page, Does.Contain("FailingFixture.It_fails_after_a_call"));
        }
    }

    [TestCase(typeof(UnfiredFixture), "Scripted to fail and not come to it:")]
    [TestCase(typeof(ForgettingFixture), "Begun and never run: \"a card\". ")]
    [TestCase(typeof(HookFixture), "A hook of kms.Faults threw: System.InvalidOperationException: of the hook")]
    [TestCase(typeof(RegionFixture), "frankfurt")]
    public void A_test_that_forgot_something_fails(Type fixture, string message)
    {
        var result = FixtureRun.Of(fixture);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Failed));
            Assert.That(result.Message, Does.Contain(message));
        }
    }

    [Test]
    public void A_server_stops_when_its_test_is_over()
    {
        FixtureRun.Of(typeof(KeepingFixture));

        Assert.That(() => KeepingFixture.Kept!.Keys, Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void A_server_starts_after_the_set_up_of_its_test_and_ends_before_the_tear_down()
    {
        FixtureRun.Of(typeof(OrderFixture));

        Assert.That(OrderFixture.Steps, Is.EqualTo(new[] { "set up", "server", "test", "tear down without a server" }));
    }

    [Test]
    public void No_server_starts_before_the_test_runs()
    {
        var result = FixtureRun.Of(typeof(SettingFixture));

        Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Passed), result.Message);
    }

    [TestCase(typeof(NobodyFixture), "[FakeKms] has nobody to give a server to: add a parameter of the type FakeKmsServer or IAmazonKeyManagementService.")]
    [TestCase(typeof(StrangerFixture), "[FakeKms] gives a test a FakeKmsServer and an IAmazonKeyManagementService; the parameter number is of the type Int32. Give it [Values], or another type.")]
    [TestCase(typeof(TokenFixture), "[FakeKms] gives a test a FakeKmsServer and an IAmazonKeyManagementService; the parameter token is of the type CancellationToken. Give it [Values], or another type.")]
    [TestCase(typeof(DerivedFixture), "DerivedFixture derives from FakeKmsTest, so that the test has a server already: use its Kms in place of [FakeKms].")]
    [TestCase(typeof(TwoFixture), "[FakeKms] gives a test one FakeKmsServer: take others from that server, or start them with FakeKmsServer.Start.")]
    [TestCase(typeof(TimeFixture), "[FakeKms(StartingAt = \"noon\")] is no time. Write it as 2026-01-31 or 2026-01-31T12:00:00Z.")]
    [TestCase(typeof(NamelessFixture), "[FakeKms(Configure = \"WithCards\")] wants a method static void WithCards(FakeKmsBuilder kms) in NamelessFixture; there is none.")]
    public void What_cannot_be_meant_is_refused_with_what_to_write_instead(Type fixture, string message)
    {
        var result = FixtureRun.Of(fixture);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState, Is.EqualTo(ResultState.NotRunnable));
            Assert.That(result.Message, Is.EqualTo(message));
        }
    }

    [Test]
    public void Two_attributes_that_make_the_tests_of_a_method_are_refused() => Assert.That(
        FixtureRun.MessagesOf(typeof(CaseFixture)),
        Has.Some.EqualTo("[FakeKms] makes the tests of the method itself, and so does [TestCase]. Give the other parameters [Values], [Range] or [ValueSource], " +
            "or derive the fixture from FakeKmsTest."));
}
