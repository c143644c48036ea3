namespace FakeKms.Assertions.Tests.Keys;

/// <summary>A server for each test, with a key that has a known id.</summary>
public abstract class KeysOfTests
{
    protected const string Cards = "alias/cards";
    protected const string Ireland = "eu-west-1";

    protected FakeKmsServer Kms { get; private set; } = null!;

    [SetUp]
    public void Start() => Kms = FakeKmsServer.Start(kms => kms
        .StartingAt(Pinned.Start)
        .WithKey(Cards, key => key.WithKeyId(RecordedCalls.KeyId).WithTag("team", "cards").WithTag("tier", "1")));

    [TearDown]
    public void Stop() => Kms.Dispose();

    protected KmsScenario Script() => Kms.Scenario(TestContext.CurrentContext.Test.Name);
}
