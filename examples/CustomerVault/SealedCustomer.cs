namespace CustomerVault;

/// <summary>A customer at rest: the ciphertext, and the data key that opens it, itself encrypted by KMS.</summary>
/// <param name="EncryptedDataKey">The ciphertext blob of the data key, as KMS returned it.</param>
/// <param name="Nonce">The nonce of AES-GCM, 12 bytes.</param>
/// <param name="Ciphertext">The encrypted data.</param>
/// <param name="Tag">The authentication tag, 16 bytes.</param>
public sealed record SealedCustomer(byte[] EncryptedDataKey, byte[] Nonce, byte[] Ciphertext, byte[] Tag);
