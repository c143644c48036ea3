namespace FakeKms.Tests.Operations;

/// <summary>Bytes that differ a little from the right ones.</summary>
internal static class NearMisses
{
    // Longer ones than an RSA-4096 signature are altered at every 61st byte: a prime, so that all parts are reached.
    private const int Long = 512;
    private const int Stride = 61;

    /// <summary>One byte altered, at every place or at many of them; one byte missing or too many at either end.</summary>
    public static IEnumerable<byte[]> Of(byte[] bytes) => [.. Altered(bytes), bytes[..^1], bytes[1..], [.. bytes, 0], [0, .. bytes]];

    /// <summary>One byte altered, at every place or at many of them.</summary>
    public static IEnumerable<byte[]> Altered(byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i += bytes.Length > Long ? Stride : 1)
        {
            var altered = (byte[])bytes.Clone();
            altered[i] ^= (byte)(1 << (i % 8));
            yield return altered;
        }
    }
}
