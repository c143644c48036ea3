using FakeKms.Entropy;

namespace FakeKms.Crypto.Keys;

/// <summary>Encrypts with the public half and decrypts with the private one. Algorithms have KMS's names.</summary>
internal interface IEncryptor
{
    /// <summary>The most bytes that one call can encrypt.</summary>
    int MaximumLength(string algorithm);

    byte[] Encrypt(string algorithm, byte[] plaintext, IRandomness randomness);

    /// <summary>The plaintext, or null when the bytes are no ciphertext of this key and algorithm.</summary>
    byte[]? Decrypt(string algorithm, byte[] ciphertext);
}
