using FakeKms.Model;

namespace FakeKms.Entropy;

/// <summary>Random bytes and the values that are made of them, wherever the bytes come from.</summary>
internal abstract class RandomStream : IRandomness
{
    public abstract void Fill(Span<byte> destination);

    /// <summary>A stream that goes on as this one would, and independently of it.</summary>
    public abstract RandomStream Copy();

    /// <summary>Lets the stream go on as another one: what it gives from here on it would not have given.</summary>
    /// <param name="salt">Which other one. The same salt makes the same one.</param>
    public abstract void Turn(long salt);

    public string Hex(int digits) => HexText.Of(this.Bytes((digits + 1) / 2))[..digits];

    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
