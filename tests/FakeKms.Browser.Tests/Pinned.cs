namespace FakeKms.Browser.Tests;

/// <summary>Servers whose dates repeat.</summary>
internal static class Pinned
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static FakeKmsServer Server(Action<FakeKmsBuilder> configure) => FakeKmsServer.Start(kms =>
    {
        kms.StartingAt(Start);
        configure(kms);
    });
}
