using FakeKms.Crypto.MlDsa;

namespace FakeKms.Tests.Crypto.MlDsa;

/// <summary>Algorithm 21 of FIPS 204: hints have one encoding. No signature that was altered by a byte comes to these limits.</summary>
[TestFixture("ML_DSA_44")]
[TestFixture("ML_DSA_65")]
[TestFixture("ML_DSA_87")]
public sealed class MlDsaHintEncodingTests(string keySpec)
{
    private readonly MlDsaParameterSet set = MlDsaParameterSet.Of(keySpec);

    [Test]
    public void The_counts_of_hints_do_not_fall()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(IsEncoding([0], counts: [1, 1]), Is.True);
            Assert.That(IsEncoding([0], counts: [1, 0]), Is.False);
        }
    }

    [Test]
    public void There_are_as_many_hints_as_the_parameters_say_and_no_more()
    {
        byte[] positions = [.. Enumerable.Range(0, set.Omega).Select(position => (byte)position)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(IsEncoding(positions, counts: [set.Omega]), Is.True);
            Assert.That(IsEncoding(positions, counts: [set.Omega + 1]), Is.False);
        }
    }

    [Test]
    public void The_positions_within_a_polynomial_rise()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(IsEncoding([3, 4], counts: [2]), Is.True);
            Assert.That(IsEncoding([4, 4], counts: [1, 2]), Is.True, "each polynomial begins anew");
            Assert.That(IsEncoding([4, 4], counts: [2]), Is.False);
            Assert.That(IsEncoding([4, 3], counts: [2]), Is.False);
        }
    }

    [Test]
    public void What_is_left_of_the_positions_is_zero()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(IsEncoding([5], counts: [0, 1]), Is.True);
            Assert.That(IsEncoding([5], counts: [0]), Is.False);
            Assert.That(IsEncoding([.. new byte[set.Omega - 1], 1], counts: [0]), Is.False, "the last one");
        }
    }

    // The counts that are not given repeat the last one.
    private bool IsEncoding(byte[] positions, int[] counts)
    {
        var signature = new byte[set.CommitmentLength + (set.L * MlDsaPacking.Length(set.MaskBits)) + set.Omega + set.K];
        var hints = signature.AsSpan(^(set.Omega + set.K)..);
        positions.CopyTo(hints);
        for (var row = 0; row < set.K; row++) hints[set.Omega + row] = (byte)counts[Math.Min(row, counts.Length - 1)];
        return MlDsaSignature.Decode(set, signature) is not null;
    }
}
