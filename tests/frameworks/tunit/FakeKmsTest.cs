using FakeKms;
using TUnit.Core;

public abstract class FakeKmsTest
{
    protected FakeKmsServer Kms { get; private set; } = null!;

    [Before(HookType.Test)]
    public void StartFakeKms(TestContext test) => Kms = FakeKmsServer.Start(kms =>
    {
        kms.WithDefaultSeed(FullName(test));
        Configure(kms);
    });

    [After(HookType.Test)]
    public void StopFakeKms(TestContext test) => Kms.EndTest(new KmsTestEnd
    {
        TestName = FullName(test),
        Outcome = test.Execution.Result?.State switch
        {
            TestState.Passed => KmsTestOutcome.Passed,
            TestState.Skipped => KmsTestOutcome.Skipped,
            null => KmsTestOutcome.Unknown,
            _ => KmsTestOutcome.Failed,
        },
        FailureMessage = test.Execution.Result?.Exception?.Message,
        WriteLine = test.Output.WriteLine,
        AttachFile = file => test.Output.AttachArtifact(file, "FakeKms timeline", null),
    });

    protected virtual void Configure(FakeKmsBuilder kms) { }

    private static string FullName(TestContext test) => $"{test.Metadata.TestDetails.ClassType.FullName}.{test.Metadata.DisplayName}";
}
