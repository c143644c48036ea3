using System.Security.Cryptography;

namespace FakeKms.Entropy;

/// <summary>Random bytes of the operating system: other ones in every run.</summary>
internal sealed class SystemRandomness : RandomStream
{
    private SystemRandomness() { }

    public static SystemRandomness Instance { get; } = new();

    public override RandomStream Copy() => this;

    // It never repeats itself.
    public override void Turn(long salt) { }

#pragma warning disable RS0030 // The one place that is allowed to ask the operating system.
    public override void Fill(Span<byte> destination) => RandomNumberGenerator.Fill(destination);
#pragma warning restore RS0030
}
