using Amazon.KeyManagementService.Model;

namespace FakeKms.Assertions.Tests;

/// <summary>Which attempt of its SDK a call was, and whether the test made it fail.</summary>
public class AttemptConstraintTests
{
    private FakeKmsServer kms = null!;

    [SetUp]
    public async Task A_call_succeeds_at_the_third_attempt()
    {
        kms = FakeKmsServer.Start(k => k.StartingAt(Pinned.Start));
        kms.Faults.FailNext("ListKeys", KmsFault.KMSInternal, times: 2);
        using var client = kms.CreateClient(config => config.MaxErrorRetry = 2);
        await client.ListKeysAsync(new ListKeysRequest());
    }

    [TearDown]
    public void Stop() => kms.Dispose();

    [Test]
    public void The_attempt_that_succeeded_is_found()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.One.KmsEvent("ListKeys").OnAttempt(3).WithoutError());
            Assert.That(kms.Trail, Has.Exactly(2).KmsEvent("ListKeys").WithInjectedFault(KmsFault.KMSInternal));
            Assert.That(kms.Trail, Has.None.KmsEvent("ListKeys").OnAttempt(4));
            Assert.That(kms.Trail, Has.None.KmsEvent().OnAttempt(3).WithInjectedFault());
        }
    }

    [Test]
    public void A_failure_says_which_attempts_and_faults_there_were()
    {
        var message = Failure.Of(() => Assert.That(kms.Trail, Has.One.KmsEvent("ListKeys").OnAttempt(3).WithInjectedFault(KmsFault.Throttling)));
        Assert.That(message[(message.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd(), Is.EqualTo("""
              Expected: exactly one item KMS event ListKeys on attempt 3 with the injected fault ThrottlingException
              But was:  none of 3 records; what comes near is marked ~
                2026-01-01T00:00:00Z  us-east-1  ListKeys  KMSInternalException  by user/Alice  injected: KMSInternalException
                2026-01-01T00:00:00Z  us-east-1  ListKeys  KMSInternalException  by user/Alice  injected: KMSInternalException
              ~ 2026-01-01T00:00:00Z  us-east-1  ListKeys  ok                    by user/Alice
                    injected fault: expected ThrottlingException, was none
            """.ReplaceLineEndings()));
    }
}
