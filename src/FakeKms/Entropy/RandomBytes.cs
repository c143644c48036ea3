namespace FakeKms.Entropy;

/// <summary>Random bytes as an array of their own, and what is made of them wherever they come from.</summary>
internal static class RandomBytes
{
    /// <summary>So many bytes in one draw: a stream of a seed goes on differently after two draws of half the length.</summary>
    public static byte[] Bytes(this IRandomness source, int count)
    {
        var bytes = new byte[count];
        source.Fill(bytes);
        return bytes;
    }

    /// <summary>A number from 0 up to 1, without it. It has 53 random bits, as many as a double holds.</summary>
    public static double Fraction(this IRandomness source) => (BitConverter.ToUInt64(source.Bytes(sizeof(ulong))) >> 11) * Math.Pow(2, -53);
}
