using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Rsa;
using FakeKms.Crypto.Sm2;
using FakeKms.Entropy;
using Org.BouncyCastle.Math.EC;

namespace FakeKms.Crypto.Wrapping;

/// <summary>The sender's side of an import: wraps material with the public key that GetParametersForImport answered.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-encrypt-key-material.html"/></remarks>
internal static class MaterialWrapper
{
    private const int AesKeyLength = 32;

    /// <summary>The wrapped material, the same for the same random bytes.</summary>
    /// <param name="algorithm">The wrapping algorithm by KMS's name.</param>
    /// <param name="publicKey">The wrapping key as SubjectPublicKeyInfo in DER.</param>
    /// <param name="material">The key bytes, or the private key as PKCS#8.</param>
    /// <param name="randomness">Where padding, the ephemeral key and the AES key come from.</param>
    /// <exception cref="ArgumentException">The algorithm has no such name, the key does not fit it, or the material is too long for it.</exception>
    public static byte[] Wrap(string algorithm, byte[] publicKey, byte[] material, IRandomness randomness)
    {
        if (algorithm == WrappingAlgorithm.Sm2) return Sm2Encryption.Encrypt(ReadSm2(publicKey), material, randomness);
        var hash = WrappingAlgorithm.HashOf(algorithm) ?? throw new ArgumentException($"'{algorithm}' is no wrapping algorithm.", nameof(algorithm));
        if (!WrappingAlgorithm.IsHybrid(algorithm)) return RsaOaep.Encrypt(publicKey, hash, material, randomness);
        var aesKey = randomness.Bytes(AesKeyLength);
        return [.. RsaOaep.Encrypt(publicKey, hash, aesKey, randomness), .. AesKeyWrap.Wrap(aesKey, material)];
    }

    private static ECPoint ReadSm2(byte[] publicKey) =>
        NamedCurve.Of("SM2").ReadPublicKey(publicKey) ?? throw new ArgumentException("The public key is not of SM2.", nameof(publicKey));
}
