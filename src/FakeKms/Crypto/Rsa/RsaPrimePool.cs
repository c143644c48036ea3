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
    private const int HalfBits = 6;
    private const int HalfMask = (1 << HalfBits) - 1;
    private const int Rounds = 8;
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

    /// <summary>
    /// The index of the key that a seed gives out as its first, second and so on: none twice, and in an order of the seed's own, which has nothing in common
    /// with those of its neighbours.
    /// </summary>
    /// <param name="seed">Any number.</param>
    /// <param name="number">From 0 to <see cref="PairCount"/> less one.</param>
    public static int IndexOf(long seed, int number)
    {
        // A Feistel network turns the numbers of 12 bits about; one that leads out of the pool is turned again until it leads back.
        var index = number;
        do index = Turned(seed, index);
        while (index >= PairCount);
        return index;
    }

    private static int Turned(long seed, int number)
    {
        var (left, right) = (number >> HalfBits, number & HalfMask);
        for (var round = 0; round < Rounds; round++) (left, right) = (right, left ^ (int)(Mixed((ulong)seed, round, right) & HalfMask));
        return (left << HalfBits) | right;
    }

    // The finalizer of SplitMix64: every bit of the seed counts in every round.
    private static ulong Mixed(ulong seed, int round, int half)
    {
        var bits = seed + 0x9E3779B97F4A7C15 * (ulong)(1 + (round << HalfBits) + half);
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

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
