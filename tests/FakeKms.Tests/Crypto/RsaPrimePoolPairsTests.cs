using FakeKms.Crypto;

namespace FakeKms.Tests.Crypto;

public sealed class RsaPrimePoolPairsTests
{
    // One size is enough: the pairs are numbered in the same way for each.
    [Test]
    public void Every_index_is_a_pair_of_its_own()
    {
        var moduli = Enumerable.Range(0, RsaPrimePool.PairCount).AsParallel()
            .Select(index => Convert.ToHexString(RsaPrimePool.Parameters(2048, index).Modulus!));

        Assert.That(moduli.Distinct().Count(), Is.EqualTo(2016));
    }
}
