namespace FakeKms.Conformance;

/// <summary>Bytes that differ a little from the right ones: one bit of one byte at every place or at forty; one byte missing or too many.</summary>
internal static class NearMisses
{
    private const int Long = 256;
    private const int Places = 40;

    public static IEnumerable<byte[]> Of(byte[] bytes) => Enumerable.Range(0, bytes.Length).Where(i => i % Stride(bytes) == 0).Select(i => Turned(bytes, i))
        .Concat([bytes[..^1], bytes[1..], [.. bytes, 0], [0, .. bytes]]);

    private static int Stride(byte[] bytes) => bytes.Length > Long ? bytes.Length / Places : 1;

    private static byte[] Turned(byte[] bytes, int position)
    {
        var turned = (byte[])bytes.Clone();
        turned[position] ^= (byte)(1 << (position % 8));
        return turned;
    }
}
