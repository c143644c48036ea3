using FakeKms;
using Xunit.Abstractions;

public abstract class FakeKmsTest : IDisposable
{
    private readonly ITestOutputHelper output;

    protected FakeKmsTest(ITestOutputHelper output)
    {
        this.output = output;
        Kms = FakeKmsServer.Start(kms =>
        {
            kms.WithDefaultSeed(GetType().FullName!);
            Configure(kms);
        });
    }

    protected FakeKmsServer Kms { get; }

    public virtual void Dispose() => Kms.EndTest(new KmsTestEnd { TestName = GetType().FullName!, WriteLine = output.WriteLine });

    protected virtual void Configure(FakeKmsBuilder kms) { }
}
