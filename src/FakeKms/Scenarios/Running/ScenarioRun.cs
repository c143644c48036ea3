using System.Diagnostics.CodeAnalysis;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Scenarios.Running;

/// <summary>What the steps of one run share: whose client calls, which keys the script has named, what has been stored.</summary>
internal sealed class ScenarioRun(string scenario, ScenarioHost host, KmsScenarioResults results) : IDisposable
{
    private const string AliasPrefix = "alias/";
    private readonly List<IAmazonKeyManagementService> clients = [];
    private readonly Dictionary<ScenarioCaller, IAmazonKeyManagementService> clientsByCaller = [];
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private ScenarioCaller caller;

    public IAmazonKeyManagementService Client { get; private set; } = null!;

    public ScenarioHost Host => host;

    public KmsScenarioResults Results => results;

    public ImportedMaterials Materials { get; } = new(scenario);

    public static bool IsAliasName(string text) => text.StartsWith(AliasPrefix, StringComparison.Ordinal);

    public void CallAs(KmsCaller? somebody) => Call(caller with { Caller = somebody });

    public void CallIn(string region) => Call(caller with { Region = region });

    /// <summary>A client for one call of somebody, who does not become the script's caller.</summary>
    public IAmazonKeyManagementService ClientOf(ScenarioCaller who)
    {
        if (!clientsByCaller.TryGetValue(who, out var client)) clients.Add(clientsByCaller[who] = client = host.ClientFor(who));
        return client;
    }

    public void NameKey(string? name, KeyMetadata key)
    {
        if (name is null) return;
        if (IsAliasName(name)) host.NameKey(key.Arn, name);
        else keys[name] = key.KeyId;
    }

    /// <summary>What to send where KMS takes a key id, a key ARN or an alias.</summary>
    public string Key(string key) => keys.GetValueOrDefault(key, key);

    /// <summary>What to send where KMS takes no alias. An alias that names no key is sent as it is, so that KMS says what is wrong.</summary>
    public string KeyId(string key) => keys.TryGetValue(key, out var keyId) ? keyId : IsAlias(key) ? host.KeyIdOf(caller, key) ?? key : key;

    /// <summary>A text that is either the name of a stored value or to be sent as it is.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? StoredOr(string? text) => text is not null && results.Has(text) ? results.Text(text) : text;

    /// <summary>A grant token: that of a stored grant, or the text as it is.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Token(string? text) => text is null ? null : results.GrantTokenOf(text) ?? StoredOr(text);

    public List<string>? Tokens(IReadOnlyList<string>? texts) => texts?.Select(text => Token(text)).ToList();

    public void Dispose()
    {
        foreach (var client in clients) client.Dispose();
    }

    private void Call(ScenarioCaller next)
    {
        caller = next;
        Client = host.ClientFor(next);
        clients.Add(Client);
    }

    private static bool IsAlias(string key) => IsAliasName(key) || key.Contains(":" + AliasPrefix, StringComparison.Ordinal);
}
