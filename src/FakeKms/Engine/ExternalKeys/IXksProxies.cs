namespace FakeKms.Engine.ExternalKeys;

/// <summary>
/// The external key store proxies, as KMS calls them. A call takes its time, and is made outside of the server's lock. What goes wrong is part of the answer.
/// </summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md"/></remarks>
internal interface IXksProxies
{
    /// <summary>Asks for the health of the proxy and of what is behind it.</summary>
    ValueTask<XksAnswer<XksHealth>> GetHealthStatusAsync(XksTarget target, XksRequestMetadata metadata);

    /// <summary>Asks what kind of key an external key is.</summary>
    ValueTask<XksAnswer<ExternalKeyMetadata>> GetKeyMetadataAsync(XksTarget target, string xksKeyId, XksRequestMetadata metadata);

    /// <summary>Encrypts under an external key. The answer is checked, its integrity value included.</summary>
    ValueTask<XksAnswer<ExternalCiphertext>> EncryptAsync(
        XksTarget target, string xksKeyId, XksRequestMetadata metadata, ReadOnlyMemory<byte> plaintext, ReadOnlyMemory<byte> additionalAuthenticatedData);

    /// <summary>Decrypts under an external key.</summary>
    ValueTask<XksAnswer<byte[]>> DecryptAsync(
        XksTarget target, string xksKeyId, XksRequestMetadata metadata, ExternalCiphertext ciphertext, ReadOnlyMemory<byte> additionalAuthenticatedData);
}
