namespace FakeKms.Entropy;

/// <summary>Random bytes as an array of their own.</summary>
internal static class RandomBytes
{
    /// <summary>So many bytes in one draw: a stream of a seed goes on differently after two draws of half the length.</summary>
    public static byte[] Bytes(this IRandomness source, int count)
    {
        var bytes = new byte[count];
        source.Fill(bytes);
        return bytes;
    }
}
