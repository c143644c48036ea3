using System.Numerics;
using FakeKms.Entropy;
using BouncyInteger = Org.BouncyCastle.Math.BigInteger;

namespace FakeKms.Crypto.Rsa;

/// <summary>
/// Finds the prime that random bytes lead to: the first one upwards of the odd number that they make. Which numbers are looked at is decided here, and
/// whether one is prime is a fact whoever finds it out, so that the same bytes give the same prime in every version of every library.
/// </summary>
/// <remarks><see href="https://csrc.nist.gov/pubs/fips/186-5/final"/>, appendix A.1.3</remarks>
internal static class RsaPrimeSearch
{
    private const int Window = 8192;
    private const int LargestSmallPrime = 100_000;

    // Four rounds of Miller-Rabin: for a random number of 1024 bits the chance to take a composite for a prime is below 2^-100.
    private const int Certainty = 8;
    private static readonly Lazy<int[]> SmallPrimes = new(Sieve);

    /// <summary>A prime with both top bits set, so that the product of two has full length, which leaves the public exponent invertible.</summary>
    public static BigInteger Find(int bits, IRandomness randomness)
    {
        while (true)
        {
            var found = Candidates(Start(bits, randomness)).FirstOrDefault(candidate => IsPrime(candidate, bits));
            if (!found.IsZero) return found;
        }
    }

    private static BigInteger Start(int bits, IRandomness randomness)
    {
        var bytes = randomness.Bytes(bits / 8);
        bytes[0] |= 0xC0;
        bytes[^1] |= 1;
        return RsaNumbers.Number(bytes);
    }

    private static IEnumerable<BigInteger> Candidates(BigInteger start)
    {
        var divisible = new bool[Window];
        foreach (var prime in SmallPrimes.Value)
        {
            // Where start + 2i is divisible first: (prime + 1) / 2 is the inverse of 2.
            var first = (prime - (long)(start % prime)) * ((prime + 1) / 2) % prime;
            for (var i = first; i < Window; i += prime) divisible[i] = true;
        }

        return Enumerable.Range(0, Window).Where(i => !divisible[i]).Select(i => start + 2 * i);
    }

    private static bool IsPrime(BigInteger candidate, int bits)
        => candidate.GetBitLength() == bits
            && candidate % RsaNumbers.Exponent != 1
            && new BouncyInteger(1, candidate.ToByteArray(isUnsigned: true, isBigEndian: true)).IsProbablePrime(Certainty);

    private static int[] Sieve()
    {
        var divisible = new bool[LargestSmallPrime + 1];
        for (var i = 3; i * i <= LargestSmallPrime; i += 2)
        {
            for (var multiple = i * i; !divisible[i] && multiple <= LargestSmallPrime; multiple += 2 * i) divisible[multiple] = true;
        }

        return [.. Enumerable.Range(1, LargestSmallPrime / 2 - 1).Select(i => 2 * i + 1).Where(i => !divisible[i])];
    }
}
