namespace FakeKms.Tests.Crypto.Rsa;

public sealed class RsaPrimePoolPairsTests
{
    // One size is enough: the pairs are numbered in the same way for each.
    [Test]
    public void Every_index_is_a_pair_of_its_own() => Assert.That(PoolModuli.All.Distinct().Count(), Is.EqualTo(2016));
}
