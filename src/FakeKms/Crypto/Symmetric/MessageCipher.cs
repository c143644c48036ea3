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

    /// <summary>The ciphertext, with the tag behind it.</summary>
    public static byte[] Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> material, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context)
    {
        var message = new byte[OwnLength + plaintext.Length];
        plaintext.CopyTo(message.AsSpan(OwnLength));
        var encrypted = new byte[message.Length + BlobContent.TagLength];
        using var cipher = MaterialCiphers.Take(material);
        cipher.Aes.Encrypt(nonce, message, encrypted.AsSpan(0, message.Length), encrypted.AsSpan(message.Length), context);
        return encrypted;
    }

    /// <summary>The plaintext, or null when the ciphertext or the encryption context is not what was encrypted.</summary>
    public static byte[]? Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> material, ReadOnlySpan<byte> encrypted, ReadOnlySpan<byte> context)
    {
        if (encrypted.Length < Overhead) return null;
        var message = new byte[encrypted.Length - BlobContent.TagLength];
        using var cipher = MaterialCiphers.Take(material);
        try
        {
            cipher.Aes.Decrypt(nonce, encrypted[..message.Length], encrypted[message.Length..], message, context);
            return message[OwnLength..];
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
