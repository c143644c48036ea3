using Amazon.KeyManagementService;

namespace FakeKms.Scenarios;

/// <summary>What the steps of one run share: whose client calls, which keys the script has named, what has been stored.</summary>
internal sealed class ScenarioRun(string scenario, ScenarioHost host, KmsScenarioResults results) : IDisposable
{
    private const string AliasPrefix = "alias/";
    private readonly List<IAmazonKeyManagementService> clients = [];
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    public IAmazonKeyManagementService Client { get; private set; } = null!;

    public ScenarioHost Host => host;

    public KmsScenarioResults Results => results;

    public ImportedMaterials Materials { get; } = new(scenario);

    public void CallAs(KmsCaller? caller)
    {
        Client = host.ClientFor(caller);
        clients.Add(Client);
    }

    public void NameKey(string name, string keyId)
    {
        if (name.StartsWith(AliasPrefix, StringComparison.Ordinal)) host.NameKey(keyId, name);
        else keys[name] = keyId;
    }

    /// <summary>What to send where KMS takes a key id, a key ARN or an alias.</summary>
    public string Key(string key) => keys.GetValueOrDefault(key, key);

    /// <summary>What to send where KMS takes no alias. An alias that names no key is sent as it is, so that KMS says what is wrong.</summary>
    public string KeyId(string key) => keys.TryGetValue(key, out var keyId) ? keyId : IsAlias(key) ? host.KeyIdOf(key) ?? key : key;

    /// <summary>A text that is either the name of a stored value or to be sent as it is.</summary>
    public string? StoredOr(string? text) => text is not null && results.Has(text) ? results.Text(text) : text;

    public void Dispose()
    {
        foreach (var client in clients) client.Dispose();
    }

    private static bool IsAlias(string key) =>
        key.StartsWith(AliasPrefix, StringComparison.Ordinal) || key.Contains(":" + AliasPrefix, StringComparison.Ordinal);
}
