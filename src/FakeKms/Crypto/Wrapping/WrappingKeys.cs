using System.Globalization;
using System.Security.Cryptography;
using FakeKms.Crypto.Rsa;
using FakeKms.Crypto.Sm2;
using FakeKms.Entropy;

namespace FakeKms.Crypto.Wrapping;

/// <summary>
/// The keys that wrap imported material, the same for the same seed and number. RSA keys come from the prime pool: real keys at the price of a
/// multiplication.
/// </summary>
internal static class WrappingKeys
{
    public const string Sm2 = "SM2";

    /// <param name="wrappingKeySpec">KMS's name: <c>RSA_2048</c>, <c>RSA_3072</c>, <c>RSA_4096</c> or <c>SM2</c>.</param>
    /// <param name="seed">The server's seed.</param>
    /// <param name="number">How many keys the server made before; for RSA fewer than the pool has.</param>
    public static WrappingKey Create(string wrappingKeySpec, long seed, int number)
    {
        if (wrappingKeySpec == Sm2) return new Sm2WrappingKey(Sm2KeyPair.Generate(Sm2, new SeededStream(seed, $"sm2-wrapping-key-{number}")));
        var bits = int.Parse(wrappingKeySpec["RSA_".Length..], CultureInfo.InvariantCulture);
        using var rsa = RsaPrimePool.Create(bits, RsaPrimePool.IndexOf(seed, number));
        return new RsaWrappingKey(rsa);
    }

    /// <summary>An RSA key pair as a wrapping key.</summary>
    public static WrappingKey Of(RsaKeyPair pair)
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pair.Pkcs8, out _);
        return new RsaWrappingKey(rsa);
    }
}
