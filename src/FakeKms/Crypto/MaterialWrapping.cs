using System.Security.Cryptography;

namespace FakeKms.Crypto;

/// <summary>Takes imported material out of its wrapping: RSAES-OAEP with MGF1 of the same hash and an empty label.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-get-public-key-and-token.html"/></remarks>
internal static class MaterialWrapping
{
    /// <summary>The material, or null when the bytes are not wrapped by this key in this way.</summary>
    public static byte[]? Unwrap(RSA wrappingKey, bool sha256, byte[] wrapped)
    {
        try
        {
            return wrappingKey.Decrypt(wrapped, sha256 ? RSAEncryptionPadding.OaepSHA256 : RSAEncryptionPadding.OaepSHA1);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
