using System.Numerics;
using System.Security.Cryptography;

namespace FakeKms.Crypto.Rsa;

/// <summary>
/// Real RSA keys without the search for primes: any two of 64 primes per size make a key in about a millisecond, the same for the same index.
/// The primes stand in this assembly for everybody to read, and keys share them, so that a greatest common divisor breaks them: for tests only.
/// eng/make-rsa-primes.py writes them.
/// </summary>
internal static class RsaPrimePool
{
    private const int PrimesPerSize = 64;
    private static readonly int[] KeyBits = [2048, 3072, 4096];
    private static readonly Lazy<byte[]> Primes = new(Load);

    /// <summary>How many different keys there are for each size.</summary>
    public static int PairCount => PrimesPerSize * (PrimesPerSize - 1) / 2;

    /// <summary>The key of two primes; the caller disposes of it.</summary>
    /// <param name="bits">The length of the modulus: 2048, 3072 or 4096.</param>
    /// <param name="index">Which pair of primes, from 0 to <see cref="PairCount"/> less one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pool holds no primes of that size, or no pair of that number.</exception>
    public static RSA Create(int bits, int index) => RSA.Create(Parameters(bits, index));

    /// <summary>The numbers of that key.</summary>
    /// <param name="bits">The length of the modulus: 2048, 3072 or 4096.</param>
    /// <param name="index">Which pair of primes, from 0 to <see cref="PairCount"/> less one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pool holds no primes of that size, or no pair of that number.</exception>
    public static RSAParameters Parameters(int bits, int index)
    {
        if (!KeyBits.Contains(bits)) throw new ArgumentOutOfRangeException(nameof(bits), bits, "The pool holds RSA keys of 2048, 3072 and 4096 bits.");
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, PairCount);
        var (first, second) = Pair(index);
        return RsaNumbers.Key(Prime(bits, second), Prime(bits, first), RsaNumbers.Exponent);
    }

    /// <summary>The index of the key that a seed gives out as its first, second and so on: another order for every seed, and none twice.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="number">From 0 to <see cref="PairCount"/> less one.</param>
    public static int IndexOf(long seed, int number) => ((int)((ulong)seed % (ulong)PairCount) + number) % PairCount;

    private static (int First, int Second) Pair(int index)
    {
        var second = 1;
        while (index >= second) index -= second++;
        return (index, second);
    }

    private static BigInteger Prime(int keyBits, int position)
    {
        var length = keyBits / 16;
        var start = KeyBits.TakeWhile(size => size != keyBits).Sum(size => PrimesPerSize * size / 16);
        return RsaNumbers.Number(Primes.Value.AsSpan(start + position * length, length));
    }

    private static byte[] Load()
    {
        using var stream = typeof(RsaPrimePool).Assembly.GetManifestResourceStream("FakeKms.Crypto.RsaPrimes.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
