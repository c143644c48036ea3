using System.Security.Cryptography;
using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Crypto.Rsa;

/// <summary>RSAES-OAEP with an empty label and the same hash for the label and for MGF1.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8017#section-7.1"/></remarks>
internal static class RsaOaep
{
    /// <summary>The ciphertext, the same for the same random bytes. That is why BouncyCastle pads: the framework takes its own randomness.</summary>
    /// <exception cref="ArgumentException">The key is no RSA public key, or the plaintext is too long for it.</exception>
    public static byte[] Encrypt(byte[] publicKey, OaepHash hash, byte[] plaintext, IRandomness randomness) =>
        Encrypt(ReadPublicKey(publicKey) ?? throw new ArgumentException("The public key is not of RSA.", nameof(publicKey)), hash, plaintext, randomness);

    /// <summary>The same with a key that was read.</summary>
    /// <exception cref="ArgumentException">The plaintext is too long for the key.</exception>
    public static byte[] Encrypt(RSAParameters key, OaepHash hash, byte[] plaintext, IRandomness randomness)
    {
        var encoding = new OaepEncoding(new RsaPublicOperation(key), DigestOf(hash), DigestOf(hash), encodingParams: null);
        encoding.Init(forEncryption: true, new ParametersWithRandom(new KeyParameter([]), new BouncyCastleRandom(randomness)));
        if (plaintext.Length > encoding.GetInputBlockSize())
            throw new ArgumentException($"This key encrypts {encoding.GetInputBlockSize()} bytes at most, not {plaintext.Length}.", nameof(plaintext));
        return encoding.ProcessBlock(plaintext, 0, plaintext.Length);
    }

    /// <summary>The plaintext, or null when the bytes are no ciphertext for this key and hash.</summary>
    public static byte[]? Decrypt(RSA privateKey, OaepHash hash, byte[] ciphertext)
    {
        try
        {
            return privateKey.Decrypt(ciphertext, hash == OaepHash.Sha1 ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.OaepSHA256);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The key of a SubjectPublicKeyInfo in DER, or null when the bytes are not exactly one of RSA. Any bytes are an answer.</summary>
    public static RSAParameters? ReadPublicKey(byte[] publicKey)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(publicKey, out var length);
            return length == publicKey.Length ? rsa.ExportParameters(includePrivateParameters: false) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDigest DigestOf(OaepHash hash) => hash == OaepHash.Sha1 ? new Sha1Digest() : new Sha256Digest();
}
