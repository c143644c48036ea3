using System.Net;
using System.Net.Sockets;

namespace FakeKms.Domain.Policies.Conditions;

/// <summary>A network in CIDR notation, or a single address. Bits beyond the prefix do not count.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress"/></remarks>
internal sealed class WantedNetwork : WantedValue
{
    private readonly byte[]? network;
    private readonly int prefix;

    public WantedNetwork(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (AddressOf(slash < 0 ? text : text[..slash]) is not { } address) return;
        var bits = 8 * address.Length;
        if (slash < 0) (network, prefix) = (address, bits);
        else if (int.TryParse(text.AsSpan(slash + 1), System.Globalization.NumberStyles.None, null, out prefix) && prefix <= bits) network = address;
    }

    // An address of the other family is outside of the network, and not unreadable.
    public override bool? Fits(string actual, PolicyContext context)
    {
        if (network is null || AddressOf(actual) is not { } address) return null;
        if (address.Length != network.Length) return false;
        var (bytes, bits) = (prefix / 8, prefix % 8);
        return address.AsSpan(0, bytes).SequenceEqual(network.AsSpan(0, bytes)) && (bits == 0 || (address[bytes] ^ network[bytes]) >> (8 - bits) == 0);
    }

    private static byte[]? AddressOf(string text)
    {
        if (!IPAddress.TryParse(text, out var address)) return null;
        // The framework also reads 10.1 and 0x0a000001 as addresses.
        var isShort = address.AddressFamily == AddressFamily.InterNetwork && text.Count(character => character == '.') != 3;
        return isShort || text.Contains('%', StringComparison.Ordinal) ? null : address.GetAddressBytes();
    }
}
