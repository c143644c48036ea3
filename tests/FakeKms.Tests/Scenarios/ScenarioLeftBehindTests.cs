using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

/// <summary>What the end of a server says of scenarios behind exceptions: those that were caught, and those that lead out of the test.</summary>
public class ScenarioLeftBehindTests
{
    private const string Forgotten = "Begun and never run: \"forgotten\".";

    [Test]
    public async Task An_exception_that_was_caught_hides_nothing()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EndOf(CaughtInAwaitUsing), Does.StartWith(Forgotten));
            Assert.That(await EndOf(CaughtInUsing), Does.StartWith(Forgotten));
            Assert.That(await EndOf(CaughtByAnAssertion), Does.StartWith(Forgotten));
            Assert.That(await EndOf(CaughtWhateverItIs), Does.StartWith(Forgotten));
            Assert.That(await EndOf(CaughtWithoutTasks), Does.StartWith(Forgotten));
        }

        static async Task CaughtInAwaitUsing()
        {
            await using var kms = Begun();
            try
            {
                await FailAsync(kms);
            }
            catch (NotFoundException)
            {
                // As a test does that expects it.
            }
        }
        static async Task CaughtInUsing()
        {
            using var kms = Begun();
            try
            {
                await FailAsync(kms);
            }
            catch (NotFoundException)
            {
                // As a test does that expects it.
            }
        }
        static async Task CaughtByAnAssertion()
        {
            await using var kms = Begun();
            await Assert.ThatAsync(() => FailAsync(kms), Throws.TypeOf<NotFoundException>());
        }
        static async Task CaughtWhateverItIs()
        {
            await using var kms = Begun();
            try
            {
                await FailAsync(kms);
            }
            catch
            {
                // As a test does that expects it.
            }
        }
        static Task CaughtWithoutTasks()
        {
            using var kms = Begun();
            try
            {
                Fail();
            }
            catch (InvalidTimeZoneException)
            {
                // As a test does that expects it.
            }
            return Task.CompletedTask;
        }
    }

    [Test]
    public async Task An_exception_that_leads_out_of_the_test_is_not_hidden()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EndOf(OutOfAwaitUsing), Does.StartWith("NotFoundException"));
            Assert.That(await EndOf(OutOfUsing), Does.StartWith("NotFoundException"));
            Assert.That(await EndOf(OutOfAMethodWithoutTasks), Does.StartWith("InvalidTimeZoneException"));
            Assert.That(await EndOf(BehindOneThatWasCaught), Does.StartWith("InvalidTimeZoneException"));
            Assert.That(await EndOf(ThrownAgain), Does.StartWith("NotFoundException"));
            Assert.That(await EndOf(OutOfAFailedAssertion), Does.StartWith("KmsAssertionException"));
        }

        static async Task OutOfAwaitUsing()
        {
            await using var kms = Begun();
            await FailAsync(kms);
        }
        static async Task OutOfUsing()
        {
            using var kms = Begun();
            await FailAsync(kms);
        }
        static Task OutOfAMethodWithoutTasks()
        {
            using var kms = Begun();
            Fail();
            return Task.CompletedTask;
        }
        static async Task BehindOneThatWasCaught()
        {
            await using var kms = Begun();
            await Assert.ThatAsync(() => FailAsync(kms), Throws.TypeOf<NotFoundException>());
            Fail();
        }
        static async Task ThrownAgain()
        {
            await using var kms = Begun();
            try
            {
                await FailAsync(kms);
            }
            catch (NotFoundException)
            {
                throw;
            }
        }
        static async Task OutOfAFailedAssertion()
        {
            await using var kms = Begun();
            await Task.Yield();
            kms.Trail.ShouldContain("Decrypt");
        }
    }

    [Test]
    public async Task A_run_that_failed_and_that_nobody_waited_for_is_reported()
    {
        var kms = FakeKmsServer.Start();
        _ = kms.Scenario("fire").DescribeKey("alias/nope").RunAsync();
        var failures = kms.UnnoticedFailures;
        await kms.Scenario("another").ListKeys();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures.Select(failure => failure.Scenario), Is.EqualTo((string[])["fire"]));
            Assert.That(kms.Dispose, Throws.InvalidOperationException.With.Message.StartsWith(
                "Run, failed and not waited for: \"fire\". Await the task that RunAsync returns.").And.Message.Contains("failed at step 1 of 1"));
            Assert.That(kms.UnnoticedFailures, Has.Count.EqualTo(1), "it can still be read");
        }
    }

    [Test]
    public async Task A_run_that_failed_before_somebody_who_waited_is_not_reported()
    {
        var kms = FakeKmsServer.Start();
        var late = kms.Scenario("late").Do(async _ => await Task.Yield()).DescribeKey("alias/nope").RunAsync();

        using (Assert.EnterMultipleScope())
        {
            await Assert.ThatAsync(() => kms.Scenario("run").DescribeKey("alias/nope").RunAsync(), Throws.TypeOf<KmsScenarioException>());
            Assert.That(async () => await kms.Scenario("awaited").DescribeKey("alias/nope"), Throws.TypeOf<KmsScenarioException>());
            Assert.That(() => Task.WhenAll(late), Throws.TypeOf<KmsScenarioException>());
            Assert.That(() => Task.WaitAll(kms.Scenario("blocked").DescribeKey("alias/nope").RunAsync()), Throws.TypeOf<AggregateException>());
            Assert.That(kms.UnnoticedFailures, Is.Empty);
            Assert.That(kms.Dispose, Throws.Nothing);
        }
    }

    private static FakeKmsServer Begun()
    {
        var kms = FakeKmsServer.Start();
        _ = kms.Scenario("forgotten").ListKeys();
        return kms;
    }

    private static async Task FailAsync(FakeKmsServer kms)
    {
        await Task.Yield();
        using var client = kms.CreateClient();
        await client.DescribeKeyAsync("alias/nope");
    }

    private static void Fail() => throw new InvalidTimeZoneException();

    private static async Task<string> EndOf(Func<Task> test)
    {
        try
        {
            await test();
            return "passed";
        }
        catch (InvalidOperationException report) when (report.GetType() == typeof(InvalidOperationException))
        {
            return report.Message;
        }
        catch (Exception other)
        {
            return other.GetType().Name;
        }
    }
}
