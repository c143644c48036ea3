using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// The symmetric ciphertext of KMS, in the outer form and of the length of AWS's: five bytes that all have in common (01 02 02 00 78, so the base64 text begins
/// with AQICAHg), 32 bytes that name the key material, a 1, a salt of 16 bytes, and the length and the bytes of a <see cref="BlobContent"/>. What is encrypted
/// are 11 bytes of KMS's own, zeros here, and the plaintext.
/// Each message has a key of its own, derived from the material and the salt as SP 800-108 does in counter mode, so that the nonce may follow from what
/// stands before it: it tells a damaged blob from one of another server.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/cryptographic-details/crypto-primitives.html"/></remarks>
internal static class CiphertextBlob
{
    private const int MaterialIdLength = 32;
    private const int SaltLength = 16;
    private const int SaltStart = 5 + MaterialIdLength + 1;
    private const int HeaderLength = SaltStart + SaltLength;
    private const int ContentStart = HeaderLength + sizeof(int);
    private const int OwnLength = 11;
    private static readonly byte[] Magic = [1, 2, 2, 0, 0x78];
    private static readonly byte[] CheckKey = "FakeKms ciphertext header"u8.ToArray();

    public static byte[] Encrypt(
        string materialId, ReadOnlySpan<byte> material, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context)
    {
        byte[] header = [.. Magic, .. Convert.FromHexString(materialId), 1, .. salt];
        var content = new BlobContent(NonceOf(header), new byte[OwnLength + plaintext.Length + BlobContent.TagLength]);
        var message = new byte[OwnLength + plaintext.Length];
        plaintext.CopyTo(message.AsSpan(OwnLength));
        using var aes = Aes(material, salt);
        aes.Encrypt(content.Nonce, message, content.Encrypted.AsSpan(0, message.Length), content.Encrypted.AsSpan(message.Length), context);
        var der = content.ToDer();
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, der.Length);
        return [.. header, .. length, .. der];
    }

    /// <summary>The id of the key material that a blob names, or null when the bytes are no blob or its header is damaged.</summary>
    public static string? MaterialIdOf(ReadOnlySpan<byte> blob) =>
        ContentOf(blob) is null ? null : Convert.ToHexString(blob.Slice(Magic.Length, MaterialIdLength)).ToLowerInvariant();

    /// <summary>The plaintext, or null when the blob or the encryption context is not what was encrypted.</summary>
    public static byte[]? Decrypt(ReadOnlySpan<byte> blob, ReadOnlySpan<byte> material, ReadOnlySpan<byte> context)
    {
        if (ContentOf(blob) is not { } content) return null;
        using var aes = Aes(material, blob.Slice(SaltStart, SaltLength));
        var message = new byte[content.Encrypted.Length - BlobContent.TagLength];
        try
        {
            aes.Decrypt(content.Nonce, content.Encrypted.AsSpan(0, message.Length), content.Encrypted.AsSpan(message.Length), message, context);
            return message[OwnLength..];
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static BlobContent? ContentOf(ReadOnlySpan<byte> blob)
    {
        if (blob.Length <= ContentStart || !blob.StartsWith(Magic) || blob[SaltStart - 1] != 1) return null;
        if (BinaryPrimitives.ReadInt32BigEndian(blob[HeaderLength..]) != blob.Length - ContentStart) return null;
        return BlobContent.FromDer(blob[ContentStart..].ToArray()) is { } content
            && content.Encrypted.Length > OwnLength + BlobContent.TagLength
            && content.Nonce.AsSpan().SequenceEqual(NonceOf(blob[..HeaderLength])) ? content : null;
    }

    private static AesGcm Aes(ReadOnlySpan<byte> material, ReadOnlySpan<byte> salt)
    {
        Span<byte> input = stackalloc byte[sizeof(int) + SaltLength];
        Span<byte> derived = stackalloc byte[HMACSHA256.HashSizeInBytes];
        salt.CopyTo(input[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(input, 1);
        HMACSHA256.HashData(material, input, derived);
        return new AesGcm(derived, BlobContent.TagLength);
    }

    private static byte[] NonceOf(ReadOnlySpan<byte> header) => HMACSHA256.HashData(CheckKey, header)[..BlobContent.NonceLength];
}
