using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FakeKms.Entropy;

/// <summary>
/// The key of a stream, which follows from the seed and the label. It is made at the first draw: a server has many streams, and a test few draws.
/// </summary>
internal static class StreamKey
{
    public static byte[] Of(long seed, string label)
    {
        var seedBytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(seedBytes, seed);
        return HMACSHA256.HashData(seedBytes, Encoding.UTF8.GetBytes(label));
    }
}
