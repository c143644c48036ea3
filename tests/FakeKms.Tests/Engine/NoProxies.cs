using FakeKms.Domain.KeyStores;
using FakeKms.Engine.ExternalKeys;

namespace FakeKms.Tests.Engine;

/// <summary>A world without external key store proxies: nobody can be reached.</summary>
internal sealed class NoProxies : IXksProxies
{
    public static NoProxies Anywhere { get; } = new();

    public ValueTask<XksAnswer<XksHealth>> GetHealthStatusAsync(XksTarget target, XksRequestMetadata metadata) => new(XksProblem.Unreachable);

    public ValueTask<XksAnswer<ExternalKeyMetadata>> GetKeyMetadataAsync(XksTarget target, string xksKeyId, XksRequestMetadata metadata) =>
        new(XksProblem.Unreachable);

    public ValueTask<XksAnswer<ExternalCiphertext>> EncryptAsync(
        XksTarget target, string xksKeyId, XksRequestMetadata metadata, ReadOnlyMemory<byte> plaintext, ReadOnlyMemory<byte> additionalAuthenticatedData) =>
        new(XksProblem.Unreachable);

    public ValueTask<XksAnswer<byte[]>> DecryptAsync(
        XksTarget target, string xksKeyId, XksRequestMetadata metadata, ExternalCiphertext ciphertext, ReadOnlyMemory<byte> additionalAuthenticatedData) =>
        new(XksProblem.Unreachable);
}
