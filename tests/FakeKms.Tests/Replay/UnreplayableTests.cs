namespace FakeKms.Tests.Replay;

public sealed class UnreplayableTests : ReplayTest
{
    private static readonly Line First = new("DescribeKey") { Request = new { keyId = Line.KeyId } };

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return new(new Line("PaintKey"), "KMS has no operation PaintKey that the SDK knows");
        yield return new(new Line("System.Diagnostics.Process"), "KMS has no operation System.Diagnostics.Process that the SDK knows");
        yield return new(new Line("DescribeKey") { Request = new { keyId = "1" }, Identity = new { type = "Martian", accountId = Line.Account } }, "a caller of the type Martian is none that FakeKms knows");
        yield return new(new Line("DescribeKey") { Request = new { keyId = "1" }, Identity = new { type = "Root", accountId = "your-account" } }, "'your-account' is no account");
        yield return new(new Line("RetireGrant"), "it does not show which grant was retired");
        yield return new(new Line("Encrypt") { Request = new { encryptionAlgorithm = "SYMMETRIC_DEFAULT" } }, "it does not show the keyId that the call needs");
        yield return new(new Line("PutKeyPolicy"), "it does not show the request parameters that the call needs");
        yield return new(new Line("ListKeys") { Key = "", Request = new { marker = "m" } }, "its marker belongs to a page that is not in the log");
        yield return new(new Line("ListKeys") { Key = "", Request = new { limit = 99999999999 } }, "its limit cannot be 99999999999");
        yield return new(new Line("Encrypt") { Request = new { keyId = Line.KeyId, encryptionContext = "x" } }, "its encryptionContext cannot be \"x\"");
        yield return new(new Line("ConnectCustomKeyStore") { Key = "", Request = new { customKeyStoreId = "cks-1" } }, "the log does not create the custom key store cks-1");
        yield return new(new Line("Decrypt") { Key = "", Request = new { encryptionAlgorithm = "SYMMETRIC_DEFAULT" } }, "it does not show which key the ciphertext was encrypted under");
        yield return new(
            new Line("CreateGrant") { Request = new { keyId = Line.KeyId, granteePrincipal = "AWS Internal", operations = new[] { "Decrypt" } } },
            "its granteePrincipal is AWS Internal, by which nobody can be named");
        yield return new(
            new Line("CreateGrant") { Request = new { keyId = Line.KeyId, granteePrincipal = $"arn:aws:iam::{Line.Account}:role/A", retiringPrincipal = "AWS Internal", operations = new[] { "Decrypt" } } },
            "its retiringPrincipal is AWS Internal, by which nobody can be named");
    }

    [TestCaseSource(nameof(Refused))]
    public void A_call_that_cannot_be_made_again_is_refused_with_the_record_and_the_reason(object line, string reason)
    {
        var unreplayable = (Line)line with { Id = "e-9", Minute = 1 };

        Assert.That(() => Kms.Scenario("production").FromCloudTrail(Line.Log(First, unreplayable)), Throws.ArgumentException.With.Message.Contains($"The record e-9 cannot be replayed because {reason}:")
            .And.Message.Contains($"2025-06-01T00:01:00Z  eu-west-1  {unreplayable.Name}").And.Message.Contains("skipUnreplayable: true"));
    }

    [TestCaseSource(nameof(Refused))]
    public async Task It_is_left_out_and_listed_on_request(object line, string reason)
    {
        var scenario = Kms.Scenario("production").FromCloudTrail(Line.Log(First, (Line)line with { Minute = 1, Id = "e-9" }), skipUnreplayable: true);
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.SkippedRecords.Select(skipped => (skipped.Record.EventID, skipped.Reason)), Is.EqualTo(new[] { ("e-9", reason) }));
            Assert.That(scenario.Results.SkippedRecords.Single().ToString(), Does.Contain(((Line)line).Name).And.EndsWith(reason));
            Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "DescribeKey" }));
        }
    }

    [TestCase("Decrypt", "AccessDenied", "a log does not show the permissions that it was refused for")]
    [TestCase("Decrypt", "ThrottlingException", "ThrottlingException came of the load, the quotas or the state of AWS at the time")]
    [TestCase("CreateKey", "LimitExceededException", "LimitExceededException came of the load, the quotas or the state of AWS at the time")]
    [TestCase("ConnectCustomKeyStore", "CloudHsmClusterNotActiveException", "CloudHsmClusterNotActiveException came of something outside KMS")]
    [TestCase("Encrypt", "ValidationException", "what was wrong with it may be in what a log does not show")]
    public async Task A_failure_that_has_no_cause_in_the_log_is_left_out_and_listed(string name, string error, string reason)
    {
        var scenario = await ReplayAsync(First, new Line(name, 1) { Error = error, Id = "e-9" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.SkippedRecords.Select(skipped => (skipped.Record.EventID, skipped.Reason)), Is.EqualTo(new[] { ("e-9", reason) }));
            Assert.That(Kms.Trail, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task What_KMS_writes_by_itself_is_not_called()
    {
        var scenario = await ReplayAsync(First, Line.Own("SynchronizeMultiRegionKey", 1), new Line("DescribeKey", 2) { Request = new { keyId = Line.KeyId }, Identity = new { type = "Root", accountId = Line.Account, invokedBy = "kms.amazonaws.com" } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.SkippedRecords, Is.Empty);
            Assert.That(Kms.Trail, Has.Count.EqualTo(1));
        }
    }
}
