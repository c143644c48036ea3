using System.Numerics;
using FakeKms.Crypto.Rsa;
using FakeKms.Entropy;

namespace FakeKms.Tests.Crypto.Rsa;

public class RsaPrimeSearchTests
{
    private const int Bits = 256;

    [Test]
    public void The_same_bytes_lead_to_the_same_prime() => Assert.That(Find(1), Is.EqualTo(Find(1)));

    [Test]
    public void Other_bytes_lead_to_other_primes() => Assert.That(Enumerable.Range(1, 10).Select(seed => Find(seed)), Is.Unique);

    [Test]
    public void Both_top_bits_are_set() => Assert.That(Enumerable.Range(1, 10).Select(seed => Find(seed) >> (Bits - 2)), Has.All.EqualTo(new BigInteger(3)));

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(65537)]
    public void Powers_modulo_the_number_are_those_of_a_prime(int number)
        => Assert.That(Enumerable.Range(1, 10).Select(seed => Find(seed)).Select(p => BigInteger.ModPow(number, p - 1, p)), Has.All.EqualTo(BigInteger.One));

    [Test]
    public void The_prime_is_the_first_one_upwards_of_the_bytes()
    {
        var start = Bytes.Stream("prime", seed: 1).Bytes(Bits / 8);
        start[0] |= 0xC0;
        start[^1] |= 1;
        var between = Steps(RsaNumbers.Number(start), Find(1));

        Assert.That(between.Where(number => BigInteger.ModPow(2, number - 1, number).IsOne), Is.Empty);
    }

    [Test]
    public void A_prime_under_which_the_public_exponent_has_no_inverse_is_passed_over()
    {
        var prime = Convert.FromHexString("C00000000000000000000000000000000000000000000000000000000162C163");

        var found = RsaPrimeSearch.Find(Bits, new Given(prime));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(RsaNumbers.Number(prime) % RsaNumbers.Exponent, Is.EqualTo(BigInteger.One));
            Assert.That(found, Is.GreaterThan(RsaNumbers.Number(prime)));
        }
    }

    private static IEnumerable<BigInteger> Steps(BigInteger from, BigInteger to)
    {
        for (var number = from; number < to; number += 2) yield return number;
    }

    private static BigInteger Find(long seed) => RsaPrimeSearch.Find(Bits, Bytes.Stream("prime", seed));

    private sealed class Given(byte[] bytes) : IRandomness
    {
        public void Fill(Span<byte> destination) => bytes.CopyTo(destination);
    }
}
