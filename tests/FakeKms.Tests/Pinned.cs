namespace FakeKms.Tests;

/// <summary>Servers whose dates repeat: a test that writes a date down starts here, and not at the machine's present time.</summary>
internal static class Pinned
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The access key id that the external key store proxy has, in place of one from the seed.</summary>
    public const string AccessKeyId = "ABCDE234567EXAMPLE22";

    /// <summary>The secret of it.</summary>
    public const string Secret = "rawSecretAccessKey/rawSecretAccessKey+12345=";

    /// <summary>Gives the proxy that credential.</summary>
    public static void Credential(XksProxySettings proxy) => proxy.WithCredential(AccessKeyId, Secret);

    public static FakeKmsServer Server(Action<FakeKmsBuilder>? configure = null) => FakeKmsServer.Start(kms =>
    {
        kms.WithDefaultStart(Start).WithXksProxy(Credential);
        configure?.Invoke(kms);
    });
}
