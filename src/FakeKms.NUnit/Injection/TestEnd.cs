using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace FakeKms;

/// <summary>The end of the running test, as NUnit tells it.</summary>
internal static class TestEnd
{
    /// <summary>Stops the server of the test, and fails the test for what it did not notice itself.</summary>
    public static void Of(FakeKmsServer server)
    {
        var context = TestContext.CurrentContext;
        try
        {
            server.EndTest(new KmsTestEnd
            {
                TestName = context.Test.FullName,
                Outcome = context.Result.Outcome.Status switch
                {
                    TestStatus.Failed => KmsTestOutcome.Failed,
                    TestStatus.Passed or TestStatus.Warning => KmsTestOutcome.Passed,
                    _ => KmsTestOutcome.Skipped,
                },
                FailureMessage = context.Result.Message,
                WriteLine = TestContext.Out.WriteLine,
                AttachFile = file => TestContext.AddTestAttachment(file, "The timeline of FakeKms"),
            });
        }
        catch (KmsAssertionException objection)
        {
            Assert.Fail(objection.Message);
        }
    }
}
