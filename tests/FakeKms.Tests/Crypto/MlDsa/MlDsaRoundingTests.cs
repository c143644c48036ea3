using FakeKms.Crypto.MlDsa;

namespace FakeKms.Tests.Crypto.MlDsa;

/// <summary>Algorithms 36 and 40 of FIPS 204 at their limits, which the coefficients of real signatures almost never meet.</summary>
[TestFixture(95_232, 44)]
[TestFixture(261_888, 16)]
public sealed class MlDsaRoundingTests(int gamma2, int count)
{
    [TestCase(0)]
    [TestCase(1)]
    public void The_low_part_is_above_minus_gamma2_and_not_above_gamma2(int high)
    {
        var middle = high * 2 * gamma2;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Parts(middle + gamma2), Is.EqualTo((high, gamma2)));
            Assert.That(Parts(middle + gamma2 + 1), Is.EqualTo((high + 1, 1 - gamma2)));
        }
    }

    // The numbers that round up to the modulus less one have the high part zero.
    [Test]
    public void The_last_high_part_is_the_first()
    {
        var last = MlDsaRing.Q - 1;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Parts(last), Is.EqualTo((0, -1)));
            Assert.That(Parts(last - gamma2), Is.EqualTo((count - 1, gamma2)));
            Assert.That(Parts(last - gamma2 + 1), Is.EqualTo((0, -gamma2)));
        }
    }

    [TestCase(1, 1)]
    [TestCase(0, -1, Description = "A low part of zero goes down.")]
    [TestCase(-1, -1)]
    public void A_hint_moves_the_high_part_towards_the_low_one(int low, int moved)
    {
        var coefficient = (3 * 2 * gamma2) + low;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MlDsaRounding.UseHint(hint: true, coefficient, gamma2), Is.EqualTo(3 + moved));
            Assert.That(MlDsaRounding.UseHint(hint: false, coefficient, gamma2), Is.EqualTo(3));
        }
    }

    [Test]
    public void A_hint_moves_from_the_first_high_part_to_the_last_and_back()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MlDsaRounding.UseHint(hint: true, 0, gamma2), Is.EqualTo(count - 1));
            Assert.That(MlDsaRounding.UseHint(hint: true, ((count - 1) * 2 * gamma2) + 1, gamma2), Is.Zero);
        }
    }

    private (int High, int Low) Parts(int coefficient) => (MlDsaRounding.High(coefficient, gamma2), MlDsaRounding.Low(coefficient, gamma2));
}
