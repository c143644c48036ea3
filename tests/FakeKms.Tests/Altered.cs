using FakeKms.Entropy;

namespace FakeKms.Tests;

/// <summary>Bytes that are nearly right, and bytes that are not at all.</summary>
internal static class Altered
{
    /// <summary>The bytes with one bit of one byte turned, for every byte or every so many.</summary>
    public static IEnumerable<byte[]> OneByte(byte[] bytes, int stride = 1)
    {
        for (var i = 0; i < bytes.Length; i += stride)
        {
            var altered = (byte[])bytes.Clone();
            altered[i] ^= (byte)(1 << (i % 8));
            yield return altered;
        }
    }

    /// <summary>Garbage of every length from 0 to 300, the same in each run.</summary>
    public static IEnumerable<byte[]> Garbage()
    {
        var stream = new SeededStream(1, "garbage");
        return Enumerable.Range(0, 301).Select(stream.Bytes);
    }

    /// <summary>The bytes cut off at every so many places.</summary>
    public static IEnumerable<byte[]> Cut(byte[] bytes, int stride = 1)
    {
        for (var length = 0; length < bytes.Length; length += stride) yield return bytes[..length];
    }
}
