namespace FakeKms.Tests.Protocol.CloudTrail;

/// <summary>A client of CloudTrail beside that of KMS.</summary>
public abstract class LookingUp : InMemory
{
    private readonly Lazy<CloudTrailClient> trail;

    protected LookingUp() => trail = new(() => new CloudTrailClient(Kms));

    private protected CloudTrailClient CloudTrail => trail.Value;

    [TearDown]
    public void Disconnect() => CloudTrail.Dispose();
}
