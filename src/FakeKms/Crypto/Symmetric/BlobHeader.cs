using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// What symmetric ciphertexts begin with: five bytes that all have in common, 32 bytes that name the key material, a byte for the kind, and a salt of 16 bytes.
/// The nonce follows from it: no two messages under one material have the same, and it tells a damaged blob from one of another server.
/// </summary>
internal static class BlobHeader
{
    public const int Length = KindPlace + 1 + SaltLength;

    private const int MaterialIdLength = 32;
    private const int SaltLength = 16;
    private const int ContentStart = Length + sizeof(int);
    private const int KindPlace = 5 + MaterialIdLength;
    private static readonly byte[] Magic = [1, 2, 2, 0, 0x78];

    private static ReadOnlySpan<byte> NonceName => "FakeKms ciphertext header"u8;

    public static byte[] Of(string materialId, byte kind, ReadOnlySpan<byte> salt) => [.. Magic, .. Convert.FromHexString(materialId), kind, .. salt];

    public static string MaterialIdOf(ReadOnlySpan<byte> blob) => Convert.ToHexString(blob.Slice(Magic.Length, MaterialIdLength)).ToLowerInvariant();

    public static byte[] NonceOf(ReadOnlySpan<byte> header)
    {
        var nonce = new byte[BlobContent.NonceLength];
        FillNonce(header, nonce);
        return nonce;
    }

    /// <summary>A header, and the length and the bytes of a content whose nonce belongs to it.</summary>
    public static byte[] Join(ReadOnlySpan<byte> header, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> encrypted)
    {
        var content = BlobContent.LengthOf(encrypted.Length);
        var blob = new byte[ContentStart + content];
        header.CopyTo(blob);
        BinaryPrimitives.WriteInt32BigEndian(blob.AsSpan(Length), content);
        var frame = BlobContent.WriteFrame(blob.AsSpan(ContentStart), nonce, encrypted.Length);
        encrypted.CopyTo(blob.AsSpan(ContentStart + frame));
        return blob;
    }

    /// <summary>
    /// The content of a blob of a kind, with the nonce of its header; empty when the bytes are none, or its header is damaged. Any bytes are an answer.
    /// </summary>
    public static ReadOnlySpan<byte> ContentOf(ReadOnlySpan<byte> blob, byte kind)
    {
        if (blob.Length <= ContentStart || !blob.StartsWith(Magic) || blob[KindPlace] != kind) return [];
        if (BinaryPrimitives.ReadInt32BigEndian(blob[Length..]) != blob.Length - ContentStart) return [];
        Span<byte> nonce = stackalloc byte[BlobContent.NonceLength];
        FillNonce(blob[..Length], nonce);
        return BlobContent.Find(blob[ContentStart..], nonce);
    }

    // Anybody may compute it: it hides nothing.
    private static void FillNonce(ReadOnlySpan<byte> header, Span<byte> nonce)
    {
        Span<byte> named = stackalloc byte[NonceName.Length + Length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        NonceName.CopyTo(named);
        header.CopyTo(named[NonceName.Length..]);
        SHA256.HashData(named, hash);
        hash[..nonce.Length].CopyTo(nonce);
    }
}
