using System.Collections.Concurrent;
using FakeKms.Entropy;

namespace FakeKms.Tests.Entropy;

internal sealed class SeededStreamTests
{
    [Test]
    public void The_same_seed_and_label_give_the_same_bytes() =>
        Assert.That(Draws(new SeededStream(42, "material"), 3), Is.EqualTo(Draws(new SeededStream(42, "material"), 3)));

    // Whoever compares whole records has written down ids that follow from these bytes.
    [Test]
    public void The_bytes_of_a_seed_stay_what_they_are() =>
        Assert.That(new SeededStream(42, "key-id").Hex(64), Is.EqualTo("73030539148f7b9c5ddc41b82d4ad065482ab354ec6816f76a25f98ae3f764a0"));

    [TestCase(43, "material")]
    [TestCase(-42, "material")]
    [TestCase(42, "nonce")]
    [TestCase(42, "")]
    public void Another_seed_or_label_gives_other_bytes(long seed, string label) =>
        Assert.That(new SeededStream(seed, label).Bytes(32), Is.Not.EqualTo(new SeededStream(42, "material").Bytes(32)));

    [Test]
    public void One_draw_after_the_other_gives_other_bytes() => Assert.That(Draws(new SeededStream(42, "material"), 100), Is.Unique);

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(31)]
    [TestCase(32)]
    [TestCase(33)]
    [TestCase(1000)]
    public void A_shorter_draw_is_the_beginning_of_a_longer_one(int length) =>
        Assert.That(new SeededStream(42, "material").Bytes(length), Is.EqualTo(new SeededStream(42, "material").Bytes(1001)[..length]));

    [Test]
    public void The_blocks_of_one_draw_differ() =>
        Assert.That(new SeededStream(42, "material").Bytes(3200).Chunk(32).Select(Convert.ToHexString), Is.Unique);

    [Test]
    public void A_copy_goes_on_as_the_stream_does()
    {
        var stream = new SeededStream(42, "material");
        stream.Bytes(7);

        var copy = stream.Copy();

        Assert.That(Draws(copy, 3), Is.EqualTo(Draws(stream, 3)));
    }

    [Test]
    public void A_draw_from_a_copy_takes_nothing_from_the_stream()
    {
        var (stream, untouched) = (new SeededStream(42, "material"), new SeededStream(42, "material"));

        stream.Copy().Bytes(32);

        Assert.That(stream.Bytes(32), Is.EqualTo(untouched.Bytes(32)));
    }

    [Test]
    public void Parallel_callers_get_the_draws_of_one_after_the_other_each_once()
    {
        var (stream, drawn) = (new SeededStream(42, "material"), new ConcurrentBag<string>());

        Parallel.For(0, 500, _ => drawn.Add(Convert.ToHexString(stream.Bytes(32))));

        Assert.That(drawn, Is.EquivalentTo(Draws(new SeededStream(42, "material"), 500)));
    }

    [Test]
    public void A_guid_is_a_random_one_of_version_4()
    {
        var stream = new SeededStream(42, "key-id");

        Assert.That(
            Enumerable.Range(0, 50).Select(_ => stream.NextGuid().ToString("D")),
            Is.Unique.And.All.Match("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    }

    private static string[] Draws(RandomStream stream, int count) => [.. Enumerable.Range(0, count).Select(_ => Convert.ToHexString(stream.Bytes(32)))];
}
