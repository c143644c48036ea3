namespace FakeKms.Engine.ExternalKeys;

/// <summary>What a proxy made of a plaintext, and needs again to decrypt it.</summary>
internal sealed record ExternalCiphertext(byte[] Ciphertext, byte[] InitializationVector, byte[] AuthenticationTag)
{
    /// <summary>At most 20 bytes of the proxy's own; empty for none.</summary>
    public byte[] Metadata { get; init; } = [];
}
