using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Digests;

namespace FakeKms.Tests.Crypto.MlDsa;

/// <summary>The endless output of SHAKE128 for no input: where the published sums over many keys draw their seeds.</summary>
internal sealed class Shake128Stream : IRandomness
{
    private readonly ShakeDigest shake = new(128);

    public void Fill(Span<byte> destination) => shake.Output(destination);
}
