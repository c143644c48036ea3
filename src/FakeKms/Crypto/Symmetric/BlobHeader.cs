using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// What symmetric ciphertexts begin with: five bytes that all have in common, 32 bytes that name the key material, a byte for the kind, and a salt of 16 bytes.
/// Each message has a key of its own, derived from the material and the salt as SP 800-108 does in counter mode, so that the nonce may follow from the header:
/// it tells a damaged blob from one of another server.
/// </summary>
internal static class BlobHeader
{
    public const int Length = KindPlace + 1 + SaltLength;

    private const int MaterialIdLength = 32;
    private const int SaltLength = 16;
    private const int KindPlace = 5 + MaterialIdLength;
    private static readonly byte[] Magic = [1, 2, 2, 0, 0x78];
    private static readonly byte[] CheckKey = "FakeKms ciphertext header"u8.ToArray();

    public static byte[] Of(string materialId, byte kind, ReadOnlySpan<byte> salt) => [.. Magic, .. Convert.FromHexString(materialId), kind, .. salt];

    public static string MaterialIdOf(ReadOnlySpan<byte> blob) => Convert.ToHexString(blob.Slice(Magic.Length, MaterialIdLength)).ToLowerInvariant();

    public static byte[] NonceOf(ReadOnlySpan<byte> header) => HMACSHA256.HashData(CheckKey, header)[..BlobContent.NonceLength];

    /// <summary>A header, and the length and the bytes of a content whose nonce belongs to it.</summary>
    public static byte[] Join(byte[] header, byte[] nonce, byte[] encrypted)
    {
        var der = new BlobContent(nonce, encrypted).ToDer();
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, der.Length);
        return [.. header, .. length, .. der];
    }

    /// <summary>
    /// The content of a blob of a kind, with the nonce of its header; null when the bytes are none, or its header is damaged. Any bytes are an answer.
    /// </summary>
    public static BlobContent? ContentOf(ReadOnlySpan<byte> blob, byte kind)
    {
        const int ContentStart = Length + sizeof(int);
        if (blob.Length <= ContentStart || !blob.StartsWith(Magic) || blob[KindPlace] != kind) return null;
        if (BinaryPrimitives.ReadInt32BigEndian(blob[Length..]) != blob.Length - ContentStart) return null;
        return BlobContent.FromDer(blob[ContentStart..].ToArray()) is { } content && content.Nonce.AsSpan().SequenceEqual(NonceOf(blob[..Length]))
            ? content
            : null;
    }

    /// <summary>The cipher of one message.</summary>
    public static AesGcm CipherOf(ReadOnlySpan<byte> header, ReadOnlySpan<byte> material)
    {
        Span<byte> input = stackalloc byte[sizeof(int) + SaltLength];
        Span<byte> derived = stackalloc byte[HMACSHA256.HashSizeInBytes];
        header.Slice(Length - SaltLength, SaltLength).CopyTo(input[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(input, 1);
        HMACSHA256.HashData(material, input, derived);
        return new AesGcm(derived, BlobContent.TagLength);
    }
}
