using System.Net;
using FakeKms.Hosting;

namespace FakeKms;

/// <summary>Where the HTTP endpoint of a server listens, and under which names.</summary>
public sealed class KmsHttpOptions
{
    /// <summary>The port, 1 to 65535; 0, the default, for a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The address to listen on. The default is <see cref="IPAddress.Loopback"/>: this machine alone. <see cref="IPAddress.Any"/> lets other machines and
    /// containers in; whoever reaches the port may do everything there. Those that call it by a name, not by an address, need <see cref="AllowedHosts"/>.
    /// </summary>
    public IPAddress BindAddress { get; init; } = IPAddress.Loopback;

    /// <summary>
    /// The names, without a port, that the endpoint is called by, beside localhost and addresses: for example <c>host.docker.internal</c>. A request for
    /// another <c>Host</c>, and one that a browser sends for a page of another <c>Origin</c>, is refused with 403, so that no web page can use the
    /// endpoint. The name <c>*</c> lets everybody in. The default is none.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>How long the body of a request may take to arrive, on the clock of the machine.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The options on one line.</summary>
    public override string ToString() => Port == 0 ? $"a free port of {BindAddress}" : $"port {Port} of {BindAddress}";

    internal KmsHttpOptions Checked()
    {
        if (Port is < 0 or > ushort.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(Port), Port, "A port is a number from 1 to 65535, or 0 for a free one.");
        if (BindAddress is null) throw new ArgumentException($"{nameof(BindAddress)} is null; leave it out for the loopback address.");
        if (AllowedHosts is null) throw new ArgumentException($"{nameof(AllowedHosts)} is null; leave it out for none.");
        if (AllowedHosts.FirstOrDefault(name => !HostNames.IsName(name)) is { } wrong)
            throw new ArgumentException($"'{wrong}' in {nameof(AllowedHosts)} is no host name; write it without scheme, port and path, such as kms.test.");
        return this;
    }

    internal bool Equals(KmsHttpOptions other) =>
        Port == other.Port && BindAddress.Equals(other.BindAddress) && AllowedHosts.Order(StringComparer.Ordinal).SequenceEqual(
            other.AllowedHosts.Order(StringComparer.Ordinal));
}
