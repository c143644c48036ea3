using System.Globalization;
using System.Security.Cryptography;
using FakeKms.Entropy;

namespace FakeKms.Crypto.Wrapping;

/// <summary>
/// The keys that wrap imported material, the same for the same seed and number. RSA keys come from the prime pool: real keys at the price of a
/// multiplication. When the pool is used up, they are generated, and differ from run to run.
/// </summary>
internal static class WrappingKeys
{
    /// <param name="wrappingKeySpec">KMS's name: <c>RSA_2048</c>, <c>RSA_3072</c>, <c>RSA_4096</c> or <c>SM2</c>.</param>
    /// <param name="seed">The server's seed.</param>
    /// <param name="number">How many wrapping keys the server made before.</param>
    public static WrappingKey Create(string wrappingKeySpec, long seed, int number)
    {
        if (wrappingKeySpec == "SM2") return Sm2WrappingKey.Generate(new SeededStream(seed, $"sm2-wrapping-key-{number}"));
        using var rsa = CreateRsa(int.Parse(wrappingKeySpec["RSA_".Length..], CultureInfo.InvariantCulture), seed, number);
        return new RsaWrappingKey(rsa);
    }

    private static RSA CreateRsa(int bits, long seed, int number)
    {
        if (number >= RsaPrimePool.PairCount) return RSA.Create(bits);
        var start = (int)((ulong)seed % (ulong)RsaPrimePool.PairCount);
        return RsaPrimePool.Create(bits, (start + number) % RsaPrimePool.PairCount);
    }
}
