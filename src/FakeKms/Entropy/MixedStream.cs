using System.Buffers.Binary;

namespace FakeKms.Entropy;

/// <summary>
/// A labelled stream for ids: a counter, mixed with a key of the stream's own. No two draws are alike, and it takes a tenth of the time of
/// <see cref="SeededStream"/>; but who sees some of it can compute the rest, so that it is for what anybody may know. Safe for parallel callers.
/// </summary>
internal sealed class MixedStream : RandomStream
{
    private readonly long seed;
    private readonly string label;
    private MixingKey? key;
    private long draws;

    public MixedStream(long seed, string label) => (this.seed, this.label) = (seed, label);

    private MixedStream(MixedStream original)
        : this(original.seed, original.label) => (key, draws) = (original.key?.Copy(), Interlocked.Read(ref original.draws));

    private MixingKey Key => key ??= MixingKey.Of(StreamKey.Of(seed, label));

    public override RandomStream Copy() => new MixedStream(this);

    public override void Turn(long salt) => key = new(Mixer.Mix(Key.High ^ (ulong)salt), Mixer.Mix(Key.Low + (ulong)salt));

    public override void Fill(Span<byte> destination)
    {
        var draw = (ulong)Interlocked.Increment(ref draws);
        var (high, low) = (Key.High, Key.Low);
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        for (var offset = 0; offset < destination.Length; offset += word.Length)
        {
            // Words at the same place of two draws differ: each is a bijection of the draw.
            var place = (ulong)(offset / word.Length);
            var drawn = Mixer.Mix((place % 2 == 0 ? high : low) + (draw * Mixer.Step));
            BinaryPrimitives.WriteUInt64BigEndian(word, Mixer.Mix(drawn ^ (low + (place * Mixer.Step))));
            word[..Math.Min(word.Length, destination.Length - offset)].CopyTo(destination[offset..]);
        }
    }

    private sealed class MixingKey(ulong high, ulong low)
    {
        public ulong High => high;

        public ulong Low => low;

        public MixingKey Copy() => new(high, low);

        public static MixingKey Of(ReadOnlySpan<byte> bytes) =>
            new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(ulong)..]));
    }
}
