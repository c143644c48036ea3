using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// The symmetric ciphertext of KMS. It starts like AWS's own (01 02 02 00 78, so the base64 text begins with AQICAHg) and names its key material;
/// then a 16-byte salt, the AES-256-GCM ciphertext, its tag, and a check sum over the header that tells a damaged blob from one of another server.
/// Each message has a key of its own, derived from the material and the salt as SP 800-108 does in counter mode.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/cryptographic-details/crypto-primitives.html"/></remarks>
internal static class CiphertextBlob
{
    private const int MaterialIdLength = 32;
    private const int SaltLength = 16;
    private const int CheckLength = 8;
    private const int TagLength = 16;
    private const int HeaderLength = 5 + MaterialIdLength + SaltLength + CheckLength;
    private static readonly byte[] Magic = [1, 2, 2, 0, 0x78];
    private static readonly byte[] CheckKey = "FakeKms ciphertext header"u8.ToArray();

    public static byte[] Encrypt(
        string materialId, ReadOnlySpan<byte> material, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context)
    {
        var blob = new byte[HeaderLength + plaintext.Length + TagLength];
        Magic.CopyTo(blob, 0);
        Convert.FromHexString(materialId).CopyTo(blob, Magic.Length);
        salt.CopyTo(blob.AsSpan(Magic.Length + MaterialIdLength));
        Check(blob).CopyTo(blob, HeaderLength - CheckLength);
        using var aes = Aes(material, salt, out var nonce);
        aes.Encrypt(nonce, plaintext, blob.AsSpan(HeaderLength, plaintext.Length), blob.AsSpan(HeaderLength + plaintext.Length), context);
        return blob;
    }

    /// <summary>The id of the key material that a blob names, or null when the bytes are no blob or its header is damaged.</summary>
    public static string? MaterialIdOf(ReadOnlySpan<byte> blob)
    {
        if (blob.Length <= HeaderLength + TagLength || !blob.StartsWith(Magic)) return null;
        if (!Check(blob).AsSpan().SequenceEqual(blob[(HeaderLength - CheckLength)..HeaderLength])) return null;
        return Convert.ToHexString(blob.Slice(Magic.Length, MaterialIdLength)).ToLowerInvariant();
    }

    /// <summary>The plaintext, or null when the blob or the encryption context is not what was encrypted.</summary>
    public static byte[]? Decrypt(ReadOnlySpan<byte> blob, ReadOnlySpan<byte> material, ReadOnlySpan<byte> context)
    {
        using var aes = Aes(material, blob.Slice(Magic.Length + MaterialIdLength, SaltLength), out var nonce);
        var plaintext = new byte[blob.Length - HeaderLength - TagLength];
        try
        {
            aes.Decrypt(nonce, blob.Slice(HeaderLength, plaintext.Length), blob[^TagLength..], plaintext, context);
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static AesGcm Aes(ReadOnlySpan<byte> material, ReadOnlySpan<byte> salt, out byte[] nonce)
    {
        Span<byte> input = stackalloc byte[sizeof(int) + SaltLength];
        Span<byte> derived = stackalloc byte[HMACSHA256.HashSizeInBytes];
        salt.CopyTo(input[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(input, 1);
        HMACSHA256.HashData(material, input, derived);
        nonce = salt[..12].ToArray();
        return new AesGcm(derived, TagLength);
    }

    private static byte[] Check(ReadOnlySpan<byte> blob) => HMACSHA256.HashData(CheckKey, blob[..(HeaderLength - CheckLength)])[..CheckLength];
}
