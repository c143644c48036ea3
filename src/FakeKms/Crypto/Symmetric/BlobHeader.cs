using System.Buffers.Binary;
using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// What symmetric ciphertexts begin with: five bytes that all have in common, 32 bytes that name the key material, a byte for the kind, and a salt of 16 bytes.
/// The nonce follows from it: no two messages under one material have the same, and it tells a damaged blob from one of another server.
/// </summary>
internal static class BlobHeader
{
    public const int Length = KindPlace + 1 + SaltLength;

    public const int SaltLength = 16;

    private const int MaterialIdLength = 32;
    private const int ContentStart = Length + sizeof(int);
    private const int KindPlace = 5 + MaterialIdLength;
    private static readonly byte[] Magic = [1, 2, 2, 0, 0x78];

    public static void Write(Span<byte> header, string materialId, byte kind, ReadOnlySpan<byte> salt)
    {
        Magic.CopyTo(header);
        HexText.Read(materialId, header.Slice(Magic.Length, MaterialIdLength));
        header[KindPlace] = kind;
        salt.CopyTo(header[(KindPlace + 1)..]);
    }

    public static string MaterialIdOf(ReadOnlySpan<byte> blob) => HexText.Of(blob.Slice(Magic.Length, MaterialIdLength));

    /// <summary>The nonce that belongs to a header. Anybody may compute it: it hides nothing.</summary>
    public static void FillNonce(ReadOnlySpan<byte> header, Span<byte> nonce) => Mixer.Digest(header, nonce);

    /// <summary>A header, the length and the frame of a content with this nonce, and room for the content at the end.</summary>
    public static byte[] Begin(ReadOnlySpan<byte> header, ReadOnlySpan<byte> nonce, int encrypted)
    {
        var content = BlobContent.LengthOf(encrypted);
        var blob = new byte[ContentStart + content];
        header.CopyTo(blob);
        BinaryPrimitives.WriteInt32BigEndian(blob.AsSpan(Length), content);
        BlobContent.WriteFrame(blob.AsSpan(ContentStart), nonce, encrypted);
        return blob;
    }

    /// <summary>
    /// The content of a blob of a kind, with the nonce of its header, which is filled in; empty when the bytes are none, or its header is damaged. Any bytes
    /// are an answer.
    /// </summary>
    public static ReadOnlySpan<byte> ContentOf(ReadOnlySpan<byte> blob, byte kind, scoped Span<byte> nonce)
    {
        if (blob.Length <= ContentStart || !blob.StartsWith(Magic) || blob[KindPlace] != kind) return [];
        if (BinaryPrimitives.ReadInt32BigEndian(blob[Length..]) != blob.Length - ContentStart) return [];
        FillNonce(blob[..Length], nonce);
        return BlobContent.Find(blob[ContentStart..], nonce);
    }
}
