namespace FakeKms.Assertions.Tests;

/// <summary>Settings that fixtures share, as a base class of a user's own may have them.</summary>
public abstract class SharedSettings
{
    private protected static void WithShared(FakeKmsBuilder kms) => kms.WithKey("alias/shared");
}
