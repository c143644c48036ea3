using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FakeKms.Entropy;

/// <summary>
/// A labelled stream of bytes: HMAC-SHA-256 in counter mode under the server's seed. The same seed and label give the same bytes,
/// whatever the other streams were asked for. Safe for parallel callers.
/// </summary>
internal sealed class SeededStream : RandomStream
{
    private readonly long seed;
    private readonly string label;
    private HmacKey? key;
    private long draws;

    public SeededStream(long seed, string label) => (this.seed, this.label) = (seed, label);

    private SeededStream(SeededStream original)
        : this(original.seed, original.label) => (key, draws) = (original.key, Interlocked.Read(ref original.draws));

    private HmacKey Key => key ??= new(StreamKey.Of(seed, label));

    public override RandomStream Copy() => new SeededStream(this);

    public override void Turn(long salt)
    {
        Span<byte> saltBytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(saltBytes, salt);
        var turned = new byte[HMACSHA256.HashSizeInBytes];
        Key.Hash(saltBytes, turned);
        key = new(turned);
    }

    public override void Fill(Span<byte> destination)
    {
        Span<byte> counter = stackalloc byte[sizeof(long) + sizeof(int)];
        Span<byte> block = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, Interlocked.Increment(ref draws));
        var hmac = Key;
        for (var offset = 0; offset < destination.Length; offset += block.Length)
        {
            BinaryPrimitives.WriteInt32BigEndian(counter[sizeof(long)..], offset / block.Length);
            hmac.Hash(counter, block);
            block[..Math.Min(block.Length, destination.Length - offset)].CopyTo(destination[offset..]);
        }
    }
}
