using System.Collections.Concurrent;
using System.Numerics;
using FakeKms.Entropy;

namespace FakeKms.Tests.Entropy;

internal sealed class MixedStreamTests
{
    // From a second implementation, in Python. Whoever compares whole records has written down ids that follow from these bytes.
    [Test]
    public void The_bytes_of_a_seed_are_what_they_are()
    {
        var stream = new MixedStream(42, "request-id");

        Assert.That((stream.Hex(40), stream.Hex(32)), Is.EqualTo(("b0db41119617b018c0a983d5a54937e1292e9199", "c360a8a64d5ae665d4514182e680cc11")));
    }

    [TestCase(43, "request-id")]
    [TestCase(-42, "request-id")]
    [TestCase(42, "event-id")]
    [TestCase(42, "")]
    public void Another_seed_or_label_gives_other_bytes(long seed, string label) =>
        Assert.That(new MixedStream(seed, label).Bytes(32), Is.Not.EqualTo(new MixedStream(42, "request-id").Bytes(32)));

    [Test]
    public void No_two_ids_are_alike()
    {
        var stream = new MixedStream(42, "request-id");

        Assert.That(Enumerable.Range(0, 100_000).Select(_ => stream.NextGuid()).Distinct().Count(), Is.EqualTo(100_000));
    }

    [Test]
    public void Every_bit_is_set_in_about_half_of_the_draws()
    {
        const int Draws = 20_000;
        var stream = new MixedStream(42, "request-id");
        var set = new int[128];
        for (var draw = 0; draw < Draws; draw++)
        {
            var bytes = stream.Bytes(16);
            for (var bit = 0; bit < set.Length; bit++) set[bit] += (bytes[bit / 8] >> (bit % 8)) & 1;
        }

        Assert.That(set, Has.All.InRange(Draws * 0.48, Draws * 0.52));
    }

    [Test]
    public void The_next_draw_differs_in_about_half_of_its_bits()
    {
        var stream = new MixedStream(42, "request-id");
        var draws = Enumerable.Range(0, 1_000).Select(_ => stream.Bytes(16)).ToArray();

        var different = draws.Zip(draws.Skip(1), (one, next) => one.Zip(next, (a, b) => BitOperations.PopCount((uint)(a ^ b))).Sum()).Average();

        Assert.That(different, Is.InRange(63, 65));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(7)]
    [TestCase(8)]
    [TestCase(9)]
    [TestCase(100)]
    public void A_shorter_draw_is_the_beginning_of_a_longer_one(int length) =>
        Assert.That(new MixedStream(42, "request-id").Bytes(length), Is.EqualTo(new MixedStream(42, "request-id").Bytes(101)[..length]));

    [Test]
    public void A_copy_goes_on_as_the_stream_does_and_takes_nothing_from_it()
    {
        var stream = new MixedStream(42, "request-id");
        stream.Bytes(7);
        var (one, other) = (stream.Copy(), stream.Copy());

        Assert.That((one.Hex(32), one.Hex(32)), Is.EqualTo((other.Hex(32), other.Hex(32))));
        Assert.That(stream.Hex(32), Is.EqualTo(new MixedStream(42, "request-id").With(1).Hex(32)));
    }

    [Test]
    public void Parallel_draws_are_those_of_one_after_the_other()
    {
        var stream = new MixedStream(42, "request-id");
        var drawn = new ConcurrentBag<string>();

        Parallel.For(0, 1_000, _ => drawn.Add(stream.Hex(32)));

        var expected = new MixedStream(42, "request-id");
        Assert.That(drawn, Is.EquivalentTo(Enumerable.Range(0, 1_000).Select(_ => expected.Hex(32)).ToArray()));
    }
}

/// <summary>Streams from which something was drawn.</summary>
internal static class DrawnStreams
{
    public static RandomStream With(this RandomStream stream, int draws)
    {
        for (var draw = 0; draw < draws; draw++) stream.Bytes(1);
        return stream;
    }
}
