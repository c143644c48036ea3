namespace FakeKms.Tests.Operations;

/// <summary>Bytes that differ a little from the right ones.</summary>
internal static class NearMisses
{
    // Every place of what is as long as an RSA-2048 signature or an import token; about so many places of what is longer.
    private const int Long = 256;
    private const int Places = 40;

    /// <summary>One byte altered, at every place or at many of them; one byte missing or too many at either end.</summary>
    public static IEnumerable<byte[]> Of(byte[] bytes) => [.. Altered.OneByte(bytes, Stride(bytes)), bytes[..^1], bytes[1..], [.. bytes, 0], [0, .. bytes]];

    private static int Stride(byte[] bytes) => bytes.Length > Long ? bytes.Length / Places : 1;
}
