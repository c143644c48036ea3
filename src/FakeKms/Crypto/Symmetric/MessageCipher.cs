using System.Security.Cryptography;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// KMS's own encryption of one message under key material: AES-256-GCM with a nonce that follows from the header of the blob. What is encrypted are 11
/// bytes of KMS's own, zeros here, and the plaintext.
/// </summary>
internal static class MessageCipher
{
    private const int OwnLength = 11;

    /// <summary>The fewest bytes that <see cref="Encrypt"/> answers are one more than this.</summary>
    public const int Overhead = OwnLength + BlobContent.TagLength;

    private const int LongestOnStack = 256;

    /// <summary>How long the ciphertext of a plaintext is, with the tag behind it.</summary>
    public static int LengthOf(int plaintext) => Overhead + plaintext;

    /// <summary>Writes the ciphertext, with the tag behind it.</summary>
    public static void Encrypt(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> material, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context, Span<byte> encrypted)
    {
        var length = OwnLength + plaintext.Length;
        var message = length <= LongestOnStack ? stackalloc byte[length] : new byte[length];
        message[..OwnLength].Clear();
        plaintext.CopyTo(message[OwnLength..]);
        using var cipher = MaterialCiphers.Take(material);
        cipher.Aes.Encrypt(nonce, message, encrypted[..length], encrypted[length..], context);
    }

    /// <summary>The plaintext, or null when the ciphertext or the encryption context is not what was encrypted.</summary>
    public static byte[]? Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> material, ReadOnlySpan<byte> encrypted, ReadOnlySpan<byte> context)
    {
        if (encrypted.Length < Overhead) return null;
        var length = encrypted.Length - BlobContent.TagLength;
        var message = length <= LongestOnStack ? stackalloc byte[length] : new byte[length];
        using var cipher = MaterialCiphers.Take(material);
        try
        {
            cipher.Aes.Decrypt(nonce, encrypted[..length], encrypted[length..], message, context);
            return message[OwnLength..].ToArray();
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
