using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests;

/// <summary>Servers whose dates repeat: a test that writes a date down starts here, and not at the machine's present time.</summary>
internal static class Pinned
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static FakeKmsServer Server(Action<FakeKmsBuilder>? configure = null) => FakeKmsServer.Start(kms =>
    {
        kms.WithDefaultStart(Start).WithXksProxy(KeyStoreRequests.Credential);
        configure?.Invoke(kms);
    });
}
