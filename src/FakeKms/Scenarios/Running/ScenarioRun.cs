using System.Diagnostics.CodeAnalysis;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Scenarios.Running;

/// <summary>What the steps of one run share: whose client calls, which keys the script has named, what has been stored.</summary>
internal sealed class ScenarioRun : IDisposable
{
    private const string AliasPrefix = "alias/";
    private readonly ScenarioHost host;
    private readonly List<IAmazonKeyManagementService> clients = [];
    private readonly Dictionary<ScenarioCaller, IAmazonKeyManagementService> clientsByCaller = [];
    private readonly ScenarioFrame script;
    private readonly Dictionary<ScriptPart, ScenarioFrame> frames = [];
    private ScenarioFrame frame;

    public ScenarioRun(string scenario, ScenarioHost host, KmsScenarioResults results)
    {
        (this.host, Materials) = (host, new ImportedMaterials(scenario));
        frame = script = new ScenarioFrame(results, new ScriptNames<string>());
        CallAs(null);
    }

    public IAmazonKeyManagementService Client => frame.Client;

    public ScenarioHost Host => host;

    public KmsScenarioResults Results => frame.Results;

    public ImportedMaterials Materials { get; }

    public static bool IsAliasName(string text) => text.StartsWith(AliasPrefix, StringComparison.Ordinal);

    /// <summary>Goes on within a part of the script, or in the script itself.</summary>
    public void Enter(ScriptPart? part) => frame = FrameOf(part);

    public void CallAs(KmsCaller? somebody) => Call(frame.Caller with { Caller = somebody });

    public void CallIn(string region) => Call(frame.Caller with { Region = region });

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
        else frame.Keys.Store(name, key.KeyId);
    }

    /// <summary>Gives the ARN of a key a name, for those who can reach it by nothing else.</summary>
    public void NameArn(string name, KeyMetadata key) => frame.Keys.Store(name, key.Arn);

    /// <summary>What to send where KMS takes a key id, a key ARN or an alias.</summary>
    public string Key(string key) => frame.Keys.TryFind(key, out var named) ? named : key;

    /// <summary>What to send where KMS takes no alias. An alias that names no key is sent as it is, so that KMS says what is wrong.</summary>
    public string KeyId(string key) => frame.Keys.TryFind(key, out var named) ? named : IsAlias(key) ? host.KeyIdOf(frame.Caller, key) ?? key : key;

    /// <summary>A text that is either the name of a stored value or to be sent as it is.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? StoredOr(string? text) => text is not null && Results.Has(text) ? Results.Text(text) : text;

    /// <summary>A grant token: that of a stored grant, or the text as it is.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Token(string? text) => text is null ? null : Results.GrantTokenOf(text) ?? StoredOr(text);

    public List<string>? Tokens(IReadOnlyList<string>? texts) => texts?.Select(text => Token(text)).ToList();

    public void Dispose()
    {
        foreach (var client in clients) client.Dispose();
    }

    private void Call(ScenarioCaller next)
    {
        (frame.Caller, frame.Client) = (next, host.ClientFor(next));
        clients.Add(frame.Client);
    }

    private ScenarioFrame FrameOf(ScriptPart? part)
    {
        if (part is null) return script;
        if (!frames.TryGetValue(part, out var inner)) frames[part] = inner = FrameOf(part.Outer).Inner(part);
        return inner;
    }

    private static bool IsAlias(string key) => IsAliasName(key) || key.Contains(":" + AliasPrefix, StringComparison.Ordinal);
}
