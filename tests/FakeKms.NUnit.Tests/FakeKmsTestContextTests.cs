namespace FakeKms.Assertions.Tests;

/// <summary>Kms is there for code that NUnit's context does not reach, as long as it can only mean one server.</summary>
public class FakeKmsTestContextTests : FakeKmsTest
{
    [Test]
    public async Task A_thread_without_the_context_of_the_test_has_the_server_of_the_test()
    {
        var elsewhere = await Detached(() => Kms);

        Assert.That(elsewhere, Is.SameAs(Kms));
    }

    [Test]
    public async Task A_thread_without_the_context_is_told_what_to_do_while_several_tests_share_the_instance()
    {
        var mistake = await Detached(() =>
        {
            // To NUnit this thread is a test of its own.
            StartFakeKms();
            try
            {
                var asked = Detached(() => Kms);
                ((IAsyncResult)asked).AsyncWaitHandle.WaitOne();
                return asked.Exception!.InnerException!;
            }
            finally
            {
                StopFakeKms();
            }
        });

        Assert.That(
            mistake, Is.TypeOf<InvalidOperationException>().With.Message.Contains("var kms = Kms;").And.Message.Contains("InstancePerTestCase"));
    }

    // On a thread of its own, which no thread that waits for it can stand in for with its own context.
    private static Task<T> Detached<T>(Func<T> ask)
    {
        using (ExecutionContext.SuppressFlow()) return Task.Factory.StartNew(ask, default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>One instance of the fixture for both of its tests, which is what NUnit does unless told otherwise.</summary>
    [FixtureLifeCycle(LifeCycle.SingleInstance)]
    [Parallelizable(ParallelScope.Self)]
    public class OneInstance : FakeKmsTest
    {
        [Test]
        public async Task A_thread_without_the_context_has_the_server_of_the_test_that_runs([Range(1, 2)] int number)
        {
            var elsewhere = await Detached(() => Kms);

            Assert.That(elsewhere, Is.SameAs(Kms), $"test {number}");
        }
    }
}
