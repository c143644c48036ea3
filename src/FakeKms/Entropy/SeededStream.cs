using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FakeKms.Entropy;

/// <summary>
/// A labelled stream of bytes: HMAC-SHA-256 in counter mode under the server's seed. The same seed and label give the same bytes,
/// whatever the other streams were asked for. Safe for parallel callers.
/// </summary>
internal sealed class SeededStream : RandomStream
{
    private byte[] key;
    private long draws;

    public SeededStream(long seed, string label)
    {
        var seedBytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(seedBytes, seed);
        key = HMACSHA256.HashData(seedBytes, System.Text.Encoding.UTF8.GetBytes(label));
    }

    private SeededStream(byte[] key, long draws) => (this.key, this.draws) = (key, draws);

    public override RandomStream Copy() => new SeededStream(key, Interlocked.Read(ref draws));

    public override void Turn(long salt)
    {
        Span<byte> saltBytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(saltBytes, salt);
        key = HMACSHA256.HashData(key, saltBytes);
    }

    public override void Fill(Span<byte> destination)
    {
        Span<byte> counter = stackalloc byte[sizeof(long) + sizeof(int)];
        Span<byte> block = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, Interlocked.Increment(ref draws));
        for (var offset = 0; offset < destination.Length; offset += block.Length)
        {
            BinaryPrimitives.WriteInt32BigEndian(counter[sizeof(long)..], offset / block.Length);
            HMACSHA256.HashData(key, counter, block);
            block[..Math.Min(block.Length, destination.Length - offset)].CopyTo(destination[offset..]);
        }
    }
}
