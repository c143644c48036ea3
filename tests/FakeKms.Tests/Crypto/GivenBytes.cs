using System.Buffers.Binary;
using FakeKms.Entropy;

namespace FakeKms.Tests.Crypto;

/// <summary>A source of exactly these bytes, for published answers: they fill the end of what is asked for, after zeros.</summary>
internal sealed class GivenBytes(byte[] bytes) : IRandomness
{
    public static GivenBytes Zeros { get; } = new([]);

    public static GivenBytes Number(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return new GivenBytes(bytes);
    }

    public void Fill(Span<byte> destination)
    {
        destination.Clear();
        bytes.CopyTo(destination[(destination.Length - bytes.Length)..]);
    }
}
