using FakeKms.Domain.KeyStores.Proxies;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Client;

/// <summary>
/// Which proxy is behind the endpoint of a key store. As long as none is mapped, the embedded one is behind every endpoint; once one is, it is behind its own
/// endpoint alone, and nobody is behind endpoints that are not mapped.
/// </summary>
internal sealed class XksRoutes(IReadOnlyDictionary<string, IXksTransport> mapped, Func<IXksTransport> embedded)
{
    /// <summary>The way to a proxy; null when nobody is there.</summary>
    public IXksTransport? Find(string endpoint) =>
        mapped.TryGetValue(KeyOf(endpoint), out var route) ? route
        : mapped.Count == 0 || KeyOf(endpoint) == KeyOf(EmbeddedProxy.Endpoint) ? embedded()
        : null;

    // Host names do not depend on the case of their letters.
    public static string KeyOf(string endpoint) => endpoint.ToLowerInvariant();
}
