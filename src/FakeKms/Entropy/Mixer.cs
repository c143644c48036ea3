using System.Buffers.Binary;

namespace FakeKms.Entropy;

/// <summary>Mixes the bits of words, so that words that are alike give words that are not. It keeps no secret.</summary>
internal static class Mixer
{
    public const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>Another word for each word: the finalizer of SplitMix64. <see href="https://prng.di.unimi.it/splitmix64.c"/></summary>
    public static ulong Mix(ulong word)
    {
        word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
        word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
        return word ^ (word >> 31);
    }

    /// <summary>A digest of up to 16 bytes that tells whether bytes were damaged, not whether somebody made them.</summary>
    public static void Digest(ReadOnlySpan<byte> bytes, Span<byte> digest)
    {
        var (high, low) = ((ulong)bytes.Length, Step);
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(word.Length, bytes.Length)..])
        {
            word.Clear();
            bytes[..Math.Min(word.Length, bytes.Length)].CopyTo(word);
            var next = BinaryPrimitives.ReadUInt64BigEndian(word);
            (high, low) = (Mix(high ^ next), Mix((low + Step) ^ next));
        }
        Span<byte> whole = stackalloc byte[2 * sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(whole, high);
        BinaryPrimitives.WriteUInt64BigEndian(whole[sizeof(ulong)..], low);
        whole[..digest.Length].CopyTo(digest);
    }
}
