using FakeKms.Entropy;
using Org.BouncyCastle.Security;

namespace FakeKms.Crypto.Keys;

/// <summary>
/// Randomness in the shape that BouncyCastle wants. Every overload that BouncyCastle calls leads to the source: a SecureRandom that is made from a
/// generator mixes in randomness of its own and would not repeat.
/// </summary>
internal sealed class BouncyCastleRandom(IRandomness source) : SecureRandom(null)
{
    public override void NextBytes(byte[] buf) => source.Fill(buf);

    public override void NextBytes(byte[] buf, int off, int len) => source.Fill(buf.AsSpan(off, len));

    public override void NextBytes(Span<byte> buffer) => source.Fill(buffer);

    public override int NextInt() => BitConverter.ToInt32(source.Bytes(sizeof(int)));

    public override long NextLong() => BitConverter.ToInt64(source.Bytes(sizeof(long)));

    public override byte[] GenerateSeed(int length) => source.Bytes(length);

    public override void GenerateSeed(Span<byte> seed) => source.Fill(seed);
}
