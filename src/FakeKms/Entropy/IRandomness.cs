namespace FakeKms.Entropy;

/// <summary>Where random bytes come from: a stream of the server's seed, or the operating system.</summary>
internal interface IRandomness
{
    void Fill(Span<byte> destination);
}
