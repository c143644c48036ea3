using System.Globalization;
using FakeKms.Entropy;

namespace FakeKms.Tests.Crypto.Keys;

/// <summary>Bytes that tests of cryptography feed in, the same in every run.</summary>
internal static class Bytes
{
    /// <summary>The bytes with one of them altered: once for each place, or for each <paramref name="stride"/>-th one.</summary>
    public static IEnumerable<byte[]> Altered(byte[] bytes, int stride = 1)
    {
        for (var i = 0; i < bytes.Length; i += stride)
        {
            var altered = (byte[])bytes.Clone();
            altered[i] ^= (byte)(1 << (i % 8));
            yield return altered;
        }
    }

    /// <summary>Random bytes of every length up to 300.</summary>
    public static IEnumerable<byte[]> Garbage()
    {
        var stream = Stream("garbage");
        return Enumerable.Range(0, 301).Select(stream.Bytes);
    }

    public static SeededStream Stream(string label, long seed = 20250611) => new(seed, label);

    /// <summary>The number at the end of KMS's name of a spec or an algorithm.</summary>
    public static int Number(string name) => int.Parse(name.Split('_')[^1], CultureInfo.InvariantCulture);

    public static byte[] Hex(string hex) => Convert.FromHexString(hex);
}
