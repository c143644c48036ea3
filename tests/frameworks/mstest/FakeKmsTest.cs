using FakeKms;
using Microsoft.VisualStudio.TestTools.UnitTesting;

[TestClass]
public abstract class FakeKmsTest
{
    public required TestContext TestContext { get; set; }

    protected FakeKmsServer Kms { get; private set; } = null!;

    private string FullName => $"{TestContext.FullyQualifiedTestClassName}.{TestContext.TestDisplayName}";

    [TestInitialize]
    public void StartFakeKms() => Kms = FakeKmsServer.Start(kms =>
    {
        kms.WithDefaultSeed(FullName);
        Configure(kms);
    });

    [TestCleanup]
    public void StopFakeKms() => Kms.EndTest(new KmsTestEnd
    {
        TestName = FullName,
        Outcome = TestContext.CurrentTestOutcome switch
        {
            UnitTestOutcome.Passed => KmsTestOutcome.Passed,
            UnitTestOutcome.Inconclusive => KmsTestOutcome.Skipped,
            _ => KmsTestOutcome.Failed,
        },
        FailureMessage = TestContext.TestException?.Message,
        WriteLine = TestContext.WriteLine,
        AttachFile = TestContext.AddResultFile,
    });

    protected virtual void Configure(FakeKmsBuilder kms) { }
}
