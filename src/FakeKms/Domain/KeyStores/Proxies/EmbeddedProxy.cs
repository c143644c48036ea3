using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace FakeKms.Domain.KeyStores.Proxies;

/// <summary>
/// The external key store proxy that a server brings, with what is behind it. Immutable, and replaced as a whole. What nobody declares is there: any key, any
/// path; once one is declared, the others are not.
/// </summary>
internal sealed partial record EmbeddedProxy
{
    public const string Endpoint = "https://xks-proxy.fakekms.example";

    /// <summary>What every path of a proxy ends with.</summary>
    public const string BasePath = "/kms/xks/v1";

    public const int MostManagers = 10;

    private static readonly Ekm Undeclared = new("fakekms-ekm-1", "FakeKms EKM 1.0", EkmHealthStatus.Active);

    /// <summary>The keys that were declared or changed, the deleted ones too.</summary>
    public ImmutableSortedDictionary<string, ExternalKey> Keys { get; init; } = ImmutableSortedDictionary.Create<string, ExternalKey>(StringComparer.Ordinal);

    /// <summary>Whether there are no keys but those that were declared.</summary>
    public bool DeclaresKeys { get; init; }

    /// <summary>The one path that is served; null for every path with any prefix.</summary>
    public string? UriPath { get; init; }

    public ProxyCredential Credential { get; init; } = new(1);

    public ProxyCredential? PreviousCredential { get; init; }

    /// <summary>The managers that were declared.</summary>
    public ImmutableList<Ekm> DeclaredManagers { get; init; } = [];

    public IReadOnlyList<Ekm> Managers => DeclaredManagers.IsEmpty ? [Undeclared] : DeclaredManagers;

    public int FleetSize { get; init; } = 1;

    /// <summary>12 or 16 bytes.</summary>
    public int InitializationVectorLength { get; init; } = 12;

    /// <summary>Whether ciphertexts name the first version of a key, too. They name all others.</summary>
    public bool NamesFirstVersion { get; init; }

    /// <summary>Who may do what; null for all.</summary>
    public Func<XksProxyRequest, bool>? Authorization { get; init; }

    /// <summary>What arrived, oldest first.</summary>
    public ImmutableList<XksProxyRequest> Requests { get; init; } = [];

    public bool IsServing => Managers.Any(manager => manager.Health != EkmHealthStatus.Unavailable);

    public static bool IsUriPath(string text) => text.Length is >= 10 and <= 128 && UriPathForm().IsMatch(text);

    public bool Serves(string uriPath) => UriPath is null ? uriPath == BasePath || uriPath.EndsWith(BasePath, StringComparison.Ordinal) : uriPath == UriPath;

    public ExternalKey? Find(string id) =>
        Keys.TryGetValue(id, out var key) ? key.Exists ? key : null
        : DeclaresKeys || !ExternalKey.IsId(id) ? null : new ExternalKey(id);

    public EmbeddedProxy With(ExternalKey key) => this with { Keys = Keys.SetItem(key.Id, key) };

    public EmbeddedProxy With(Ekm manager)
    {
        var index = DeclaredManagers.FindIndex(known => known.Id == manager.Id);
        return this with { DeclaredManagers = index < 0 ? DeclaredManagers.Add(manager) : DeclaredManagers.SetItem(index, manager) };
    }

    /// <summary>With the next credential in the place of the present one, which stays valid; the one before it does not.</summary>
    public EmbeddedProxy Rotated() => this with { Credential = new(Credential.Number + 1), PreviousCredential = Credential };

    [GeneratedRegex(@"\A(/[a-zA-Z0-9/_-]+)?/kms/xks/v1\z")]
    private static partial Regex UriPathForm();
}
