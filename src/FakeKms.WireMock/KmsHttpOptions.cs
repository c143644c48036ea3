using System.Net;

namespace FakeKms;

/// <summary>Where the HTTP endpoint of a server listens.</summary>
public sealed class KmsHttpOptions
{
    /// <summary>The port, 1 to 65535; 0, the default, for a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The address to listen on. The default is <see cref="IPAddress.Loopback"/>: this machine alone. <see cref="IPAddress.Any"/> lets other machines and
    /// containers in; whoever reaches the port may do everything there.
    /// </summary>
    public IPAddress BindAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The options on one line.</summary>
    public override string ToString() => Port == 0 ? $"a free port of {BindAddress}" : $"port {Port} of {BindAddress}";

    internal KmsHttpOptions Checked()
    {
        if (Port is < 0 or > ushort.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(Port), Port, "A port is a number from 1 to 65535, or 0 for a free one.");
        if (BindAddress is null) throw new ArgumentException($"{nameof(BindAddress)} is null; leave it out for the loopback address.");
        return this;
    }

    internal bool Equals(KmsHttpOptions other) => Port == other.Port && BindAddress.Equals(other.BindAddress);
}
