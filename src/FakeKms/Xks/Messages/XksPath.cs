using FakeKms.Domain.KeyStores.Proxies;

namespace FakeKms.Xks.Messages;

/// <summary>A path of a proxy: <c>/prefix/kms/xks/v1/keys/k1/encrypt</c>.</summary>
/// <param name="UriPath">What KMS calls <c>XksProxyUriPath</c>: the prefix, if there is one, and the version.</param>
/// <param name="Operation">The API.</param>
/// <param name="ExternalKeyId">The external key; null for GetHealthStatus.</param>
internal sealed record XksPath(string UriPath, string Operation, string? ExternalKeyId)
{
    private const string Health = "/health";
    private const string Keys = "/keys/";

    private static readonly Dictionary<string, string> KeyOperations = new(StringComparer.Ordinal)
    {
        ["metadata"] = XksOperations.GetKeyMetadata,
        ["encrypt"] = XksOperations.Encrypt,
        ["decrypt"] = XksOperations.Decrypt,
    };

    /// <summary>The path as it is sent. Ids of external keys need no encoding.</summary>
    public override string ToString() =>
        ExternalKeyId is null ? UriPath + Health : $"{UriPath}{Keys}{ExternalKeyId}/{KeyOperations.First(known => known.Value == Operation).Key}";

    /// <summary>The parts of a path; null for one that no proxy has.</summary>
    public static XksPath? Read(string path)
    {
        if (path.EndsWith(EmbeddedProxy.BasePath + Health, StringComparison.Ordinal)) return new(path[..^Health.Length], XksOperations.GetHealthStatus, null);
        var start = path.LastIndexOf(EmbeddedProxy.BasePath + Keys, StringComparison.Ordinal);
        if (start < 0) return null;
        var end = start + EmbeddedProxy.BasePath.Length;
        return path[(end + Keys.Length)..].Split('/') is [{ Length: > 0 } id, var verb] && KeyOperations.TryGetValue(verb, out var operation)
            ? new(path[..end], operation, Uri.UnescapeDataString(id))
            : null;
    }
}
