using System.Security.Cryptography;

namespace FakeKms.Crypto;

/// <summary>
/// The RSA key pairs that wrap imported material. They come from the prime pool, in an order that the seed decides: real keys at the price of a multiplication.
/// When the pool is used up, they are generated.
/// </summary>
internal static class WrappingKeys
{
    public static RSA Create(int bits, long seed, int number)
    {
        if (number >= RsaPrimePool.PairCount) return RSA.Create(bits);
        var start = (int)((ulong)seed % (ulong)RsaPrimePool.PairCount);
        return RsaPrimePool.Create(bits, (start + number) % RsaPrimePool.PairCount);
    }
}
