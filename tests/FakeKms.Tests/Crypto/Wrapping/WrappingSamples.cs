using FakeKms.Crypto.Wrapping;
using FakeKms.Entropy;

namespace FakeKms.Tests.Crypto.Wrapping;

/// <summary>Wrapping keys and material that several tests share.</summary>
internal static class WrappingSamples
{
    public static WrappingKey Key(string spec, int number = 0) => WrappingKeys.Create(spec, seed: 42, number);

    public static byte[] Material(int length) => new SeededStream(42, "material").Bytes(length);

    public static SeededStream Randomness(long seed = 1) => new(seed, "wrapping");

    /// <summary>A wrapping key that fits the algorithm, the shortest one.</summary>
    public static string SpecFor(string algorithm) => algorithm == "SM2PKE" ? "SM2" : "RSA_2048";

    public static byte[] Flip(byte[] bytes, int position, byte mask = 0x01)
    {
        var changed = (byte[])bytes.Clone();
        changed[position] ^= mask;
        return changed;
    }
}
