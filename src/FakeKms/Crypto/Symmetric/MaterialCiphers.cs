using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// AES-256-GCM under key materials. To set a material up takes longer than to encrypt a short message under it, so that those of the last uses are kept: one in
/// each place, which whoever uses it takes out of there. Two that use one material at the same time have two of them.
/// </summary>
internal static class MaterialCiphers
{
    private const int Places = 64;

    private static readonly Taken?[] Kept = new Taken?[Places];

    /// <summary>The cipher of a material. Dispose of it to give it back.</summary>
    public static Taken Take(ReadOnlySpan<byte> material)
    {
        var place = PlaceOf(material);
        if (Interlocked.Exchange(ref Kept[place], null) is not { } kept) return new Taken(material.ToArray(), place);
        if (kept.IsOf(material)) return kept;
        kept.Aes.Dispose();
        return new Taken(material.ToArray(), place);
    }

    // Imported materials may begin alike.
    private static int PlaceOf(ReadOnlySpan<byte> material)
    {
        var sum = 0UL;
        for (var rest = material; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
            sum = (sum ^ BinaryPrimitives.ReadUInt64LittleEndian(rest)) * 0x9E3779B97F4A7C15;
        return (int)(sum >> 32) & (Places - 1);
    }

    internal sealed class Taken(byte[] material, int place) : IDisposable
    {
        public AesGcm Aes { get; } = new(material, BlobContent.TagLength);

        public bool IsOf(ReadOnlySpan<byte> other) => other.SequenceEqual(material);

        public void Dispose() => Interlocked.Exchange(ref Kept[place], this)?.Aes.Dispose();
    }
}
