using System.Net;

namespace FakeKms.Hosting;

/// <summary>
/// Whose requests the endpoint takes. A web page can send requests to a port of this machine, straight away or under a name of its own that leads here (DNS
/// rebinding): the browser says so in Host, Origin and Sec-Fetch-Site, and such requests are refused.
/// </summary>
internal sealed class HostNames(KmsHttpOptions options)
{
    private const string Everybody = "*";

    public static bool IsName(string? name) => name is Everybody
        || (!string.IsNullOrEmpty(name) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_'));

    /// <summary>Why a request is refused; null when it is not.</summary>
    /// <param name="host">Whom it is for, without the port; empty when it does not say.</param>
    /// <param name="origin">The Origin of the page that sends it; null when no page does.</param>
    /// <param name="site">What the browser says of the page and this endpoint in Sec-Fetch-Site.</param>
    public string? Objection(string host, string? origin, string? site)
    {
        if (host.Length > 0 && !Accepts(host)) return Refusal($"Host {host}");
        if (origin is not null) return IsAccepted(origin, host) ? null : Refusal($"Origin {origin}");
        var isForeign = site == "cross-site" || (site == "same-site" && !IsLoopback(host));
        return isForeign && !options.AllowedHosts.Contains(Everybody) ? Refusal($"Sec-Fetch-Site {site}") : null;
    }

    private bool IsAccepted(string origin, string host) => options.AllowedHosts.Contains(Everybody)
        || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && (page.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || Accepts(page.Host)));

    // Nobody can make a name out of an address: whoever writes one means this machine.
    private bool Accepts(string host) =>
        IsLoopback(host)
        || options.AllowedHosts.Any(allowed => allowed is Everybody || allowed.Equals(host.TrimEnd('.'), StringComparison.OrdinalIgnoreCase))
        || (AddressOf(host) is { } address && (address.Equals(options.BindAddress) || IsAny(options.BindAddress)));

    private static bool IsLoopback(string host)
    {
        var name = host.TrimEnd('.');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (AddressOf(name) is { } address && IPAddress.IsLoopback(address));
    }

    private static IPAddress? AddressOf(string host) => IPAddress.TryParse(host, out var address) ? address : null;

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static string Refusal(string what) =>
        $"FakeKms refuses the {what}: it serves localhost and addresses of this machine, not web pages of elsewhere. If this one is meant, name its host in " +
        "KmsHttpOptions.AllowedHosts, or with --host of fakekms serve.";
}
