using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FakeKms.Entropy;

/// <summary>
/// A labelled stream of bytes: HMAC-SHA-256 in counter mode under the server's seed. The same seed and label give the same bytes,
/// whatever the other streams were asked for. Safe for parallel callers.
/// </summary>
internal sealed class SeededStream : IRandomness
{
    private readonly byte[] key;
    private long draws;

    public SeededStream(long seed, string label)
    {
        var seedBytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(seedBytes, seed);
        key = HMACSHA256.HashData(seedBytes, System.Text.Encoding.UTF8.GetBytes(label));
    }

    public void Fill(Span<byte> destination)
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

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    public string Hex(int digits) => Convert.ToHexString(Bytes((digits + 1) / 2)).ToLowerInvariant()[..digits];

    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
