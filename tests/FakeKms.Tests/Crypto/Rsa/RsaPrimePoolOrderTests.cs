using FakeKms.Crypto.Rsa;

namespace FakeKms.Tests.Crypto.Rsa;

/// <summary>In which order a seed gives out the keys of the pool.</summary>
public sealed class RsaPrimePoolOrderTests
{
    private static readonly int[] Numbers = [.. Enumerable.Range(0, RsaPrimePool.PairCount)];

    [Test]
    public void A_seed_gives_out_every_key_once(
        [Values(0, 1, 2, 3, 31, 63, 64, 1000, 2015, 2016, 2017, -1, long.MinValue, long.MaxValue)] long seed) =>
        Assert.That(OrderOf(seed).Order(), Is.EqualTo(Numbers));

    // 200 neighbours: a rule that fails for one seed in three is found.
    [Test]
    public void No_seed_gives_out_a_key_twice() =>
        Assert.That(Enumerable.Range(0, 200).Where(seed => OrderOf(seed).Distinct().Count() != RsaPrimePool.PairCount), Is.Empty);

    [Test]
    public void Seeds_that_follow_each_other_have_orders_that_have_nothing_in_common()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var (one, next) = (OrderOf(seed), OrderOf(seed + 1));
            var follows = Numbers.Skip(1).ToDictionary(number => one[number - 1], number => one[number]);

            var followTheSame = Numbers.Skip(1).Count(number => follows.TryGetValue(next[number - 1], out var after) && after == next[number]);
            var atTheSamePlace = Numbers.Count(number => one[number] == next[number]);

            // By chance one of each is to be expected.
            Assert.That(Math.Max(followTheSame, atTheSamePlace), Is.LessThan(15), $"seed {seed}");
        }
    }

    [Test]
    public void The_first_keys_of_many_seeds_are_spread_over_the_pool()
    {
        var first = Enumerable.Range(0, 2000).Select(seed => RsaPrimePool.IndexOf(seed, 0)).Distinct().Count();

        // Of 2,000 balls in 2,016 boxes some 1,270 boxes get one.
        Assert.That(first, Is.InRange(1180, 1360));
    }

    // Fixtures take their seeds from hashes, in which every bit may be the one that differs.
    [Test]
    public void Every_bit_of_a_seed_counts()
    {
        string Beginning(long seed) => string.Join(' ', Enumerable.Range(0, 8).Select(number => RsaPrimePool.IndexOf(seed, number)));
        var bits = Enumerable.Range(0, 64).Select(bit => Beginning(42 ^ (1L << bit)));

        Assert.That(bits.Append(Beginning(42)), Is.Unique);
    }

    private static int[] OrderOf(long seed) => [.. Numbers.Select(number => RsaPrimePool.IndexOf(seed, number))];
}
