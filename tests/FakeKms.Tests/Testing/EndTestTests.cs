using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Testing;

/// <summary>The end of a test in a framework that FakeKms has no package for.</summary>
internal sealed class EndTestTests
{
    private readonly List<string> output = [];
    private readonly List<string> files = [];
    private readonly FakeKmsServer kms = Pinned.Server(k => k.WithKey("alias/cards"));

    [TearDown]
    public void DeleteFiles()
    {
        kms.Dispose();
        foreach (var file in files) Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Test]
    public async Task A_test_that_held_and_forgot_nothing_is_told_nothing_and_its_server_stops()
    {
        await kms.CreateClient().DescribeKeyAsync("alias/cards");

        End(KmsTestOutcome.Passed);

        Assert.That(output, Is.Empty);
        Assert.That(files, Is.Empty);
        Assert.That(() => kms.CreateClient(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_test_that_failed_is_told_its_calls_and_gets_their_timeline()
    {
        await kms.CreateClient().DescribeKeyAsync("alias/cards");

        End(KmsTestOutcome.Failed, "on purpose");

        Assert.That(output[0], Does.StartWith("Recorded by FakeKms:" + Environment.NewLine + "    2026-01-01T00:00:00Z  us-east-1  DescribeKey"));
        Assert.That(output[1], Is.EqualTo("The timeline of the calls: " + files.Single()));
        Assert.That(await File.ReadAllTextAsync(files.Single()), Does.Contain("The.Tests.A_test"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "There the folder for temporary files is the user's own.")]
    public async Task The_timeline_is_for_its_user_alone()
    {
        await kms.CreateClient().DescribeKeyAsync("alias/cards");

        End(KmsTestOutcome.Failed, "on purpose");

        Assert.That(
            new DirectoryInfo(Path.GetDirectoryName(files.Single())!).UnixFileMode,
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public async Task A_test_that_worked_on_a_fork_is_told_the_calls_of_the_fork()
    {
        using (var fork = kms.Fork()) await fork.CreateClient().DescribeKeyAsync("alias/cards");
        using var idle = kms.Fork();

        End(KmsTestOutcome.Failed, "on purpose");

        Assert.That(output[0], Is.EqualTo("Recorded by FakeKms: no calls."));
        Assert.That(output[1], Does.StartWith("Recorded by FakeKms in a fork:").And.Contain("DescribeKey  ok"));
        Assert.That(output[2], Does.StartWith("The timeline of the calls: "));
        Assert.That(output, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Calls_that_the_message_of_a_failure_shows_are_not_told_again()
    {
        await kms.CreateClient().DescribeKeyAsync("alias/cards");
        var failure = Assert.Throws<KmsAssertionException>(() => kms.Trail.ShouldContain("Decrypt"));

        End(KmsTestOutcome.Failed, failure!.Message);

        Assert.That(output, Has.None.Contains("Recorded by FakeKms"));
    }

    [Test]
    public async Task A_framework_that_does_not_say_how_a_test_ended_is_told_the_calls_in_any_case()
    {
        await kms.CreateClient().DescribeKeyAsync("alias/cards");

        End(KmsTestOutcome.Unknown);

        Assert.That(output.Single(), Does.StartWith("Recorded by FakeKms:"));
    }

    [TestCase(KmsTestOutcome.Passed)]
    [TestCase(KmsTestOutcome.Unknown)]
    public async Task A_fault_that_never_took_place_fails_the_test_which_gets_its_timeline(KmsTestOutcome outcome)
    {
        kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        await kms.CreateClient().DescribeKeyAsync("alias/cards");

        Assert.That(
            () => End(outcome),
            Throws.TypeOf<KmsAssertionException>().With.Message.StartsWith("Scripted to fail and not come to it:" + Environment.NewLine + "  FailNext(\"Encrypt\""));
        Assert.That(files, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_scenario_that_never_ran_fails_the_test_and_the_server_says_it_no_second_time()
    {
        _ = kms.Scenario("a card").CreateKey("alias/a");

        Assert.That(() => End(KmsTestOutcome.Passed), Throws.TypeOf<KmsAssertionException>().With.Message.StartsWith("Begun and never run: \"a card\"."));
        Assert.That(() => kms.CreateClient(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(kms.Dispose, Throws.Nothing);
    }

    [Test]
    public void A_test_that_failed_is_told_what_it_did_not_come_to()
    {
        kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        _ = kms.Scenario("a card").CreateKey("alias/a");

        End(KmsTestOutcome.Failed, "on purpose");

        Assert.That(output, Has.Some.Contains("Begun and never run: \"a card\".").And.Contains("FailNext(\"Encrypt\""));
    }

    [Test]
    public void A_test_that_gave_up_need_not_come_to_its_faults()
    {
        kms.Faults.FailNext("Encrypt", KmsFault.Throttling);

        Assert.That(() => End(KmsTestOutcome.Skipped), Throws.Nothing);
    }

    [TestCase(KmsTestOutcome.Passed)]
    [TestCase(KmsTestOutcome.Skipped)]
    [TestCase(KmsTestOutcome.Failed)]
    public async Task A_hook_that_threw_fails_every_test(KmsTestOutcome outcome)
    {
        using var hook = kms.Faults.When("ListKeys").Run(_ => throw new InvalidOperationException("of the hook"));
        await kms.CreateClient().ListKeysAsync(new ListKeysRequest());

        Assert.That(() => End(outcome), Throws.TypeOf<KmsAssertionException>().With.Message.StartsWith("A hook of kms.Faults threw: System.InvalidOperationException: of the hook"));
    }

    [Test]
    public async Task A_test_without_attachments_is_told_where_its_timeline_is()
    {
        await kms.CreateClient().DescribeKeyAsync("alias/cards");

        kms.EndTest(new KmsTestEnd { TestName = "The.Tests.A_test", Outcome = KmsTestOutcome.Failed, WriteLine = output.Add });

        files.Add(output[^1]["The timeline of the calls: ".Length..]);
        Assert.That(files.Single(), Does.Exist);
    }

    private void End(KmsTestOutcome outcome, string? message = null) => kms.EndTest(new KmsTestEnd
    {
        TestName = "The.Tests.A_test",
        Outcome = outcome,
        FailureMessage = message,
        WriteLine = output.Add,
        AttachFile = files.Add,
    });
}
