using FakeKms.Crypto.Rsa;

namespace FakeKms.Tests.Crypto.Rsa;

/// <summary>The moduli of all RSA-2048 keys of the pool, in hexadecimal digits. They take some seconds, for all tests once.</summary>
internal static class PoolModuli
{
    public static IReadOnlyList<string> All { get; } =
        [.. Enumerable.Range(0, RsaPrimePool.PairCount).AsParallel().Select(index => Convert.ToHexString(RsaPrimePool.Parameters(2048, index).Modulus!))];
}
