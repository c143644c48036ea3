using FakeKms.Entropy;

namespace FakeKms.Tests.Entropy;

internal sealed class MixerTests
{
    // https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
    private static readonly ulong[] Published =
        [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];

    [Test]
    public void It_gives_the_published_numbers_of_SplitMix64()
    {
        var given = Enumerable.Range(1, Published.Length).Select(draw => Mixer.Mix(unchecked(1234567 + ((ulong)draw * Mixer.Step))));

        Assert.That(given, Is.EqualTo(Published));
    }

    [Test]
    public void A_digest_tells_bytes_from_the_same_bytes_with_zeros_behind_them()
    {
        var digests = Enumerable.Range(0, 20).Select(length =>
        {
            var digest = new byte[16];
            Mixer.Digest(new byte[length], digest);
            return Convert.ToHexString(digest);
        });

        Assert.That(digests, Is.Unique);
    }
}
