using System.Globalization;
using FakeKms.Entropy;

namespace FakeKms.Tests.Crypto;

/// <summary>Bytes that tests of cryptography feed in, the same in every run.</summary>
internal static class Bytes
{
    public static SeededStream Stream(string label, long seed = 20250611) => new(seed, label);

    /// <summary>The number at the end of KMS's name of a spec or an algorithm.</summary>
    public static int Number(string name) => int.Parse(name.Split('_')[^1], CultureInfo.InvariantCulture);

    public static byte[] Hex(string hex) => Convert.FromHexString(hex);
}
