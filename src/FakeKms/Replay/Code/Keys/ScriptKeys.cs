using FakeKms.Model;
using FakeKms.Replay.Calls;
using FakeKms.Replay.Code.Values;
using FakeKms.Replay.History;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Code.Keys;

/// <summary>What the script calls the keys of a log: by an alias where they have one, or else by an invented name.</summary>
internal sealed class ScriptKeys
{
    private static readonly string[] AliasChanges = ["CreateAlias", "UpdateAlias", "DeleteAlias"];
    private static readonly string[] Naming = ["aliasName", "keyId", "sourceKeyId", "destinationKeyId"];
    private readonly Dictionary<string, ScriptKey> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> specs = new(StringComparer.Ordinal);
    private readonly ScriptNames names;
    private readonly HashSet<string> moving;
    private readonly HashSet<string> foreign;

    public ScriptKeys(ReplayPlan plan)
    {
        names = new ScriptNames([.. AliasesIn(plan)]);
        moving = plan.Calls.Where(call => AliasChanges.Contains(call.Logged.Name)).Select(call => call.Logged.Sent("aliasName")).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        foreign = plan.Calls.SelectMany(call => call.Logged.Keys.Where(key => key.AccountId != call.Caller.AccountId)).Select(key => key.KeyId)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var key in plan.Keys) keys[key.KeyId] = new ScriptKey(key.KeyId, new AccountRegion(key.AccountId, key.Region), NameOf(key)) { Before = key };
        var created = plan.Calls.ToLookup(call => call.Logged is { Name: "CreateAlias", Succeeded: true, Keys: [var key, ..] } ? key.KeyId : "");
        foreach (var call in plan.Calls.Where(call => call.Logged is { Name: "CreateKey", Creates: not null }))
        {
            var made = call.Logged.Creates!.Value;
            if ((call.Logged.Sent("keySpec") ?? call.Logged.Sent("customerMasterKeySpec")) is { } spec) specs[made.KeyId] = spec;
            var alias = created[made.KeyId].Select(alias => alias.Logged.Sent("aliasName")).FirstOrDefault();
            keys[made.KeyId] = new ScriptKey(made.KeyId, new AccountRegion(made.AccountId, made.Region), NameOf(call, made, alias));
        }
    }

    /// <summary>The keys that were there before the log.</summary>
    public IEnumerable<ScriptKey> FromBefore => keys.Values.Where(key => key.Before is not null);

    public ScriptKey? Find(string keyId) => keys.GetValueOrDefault(keyId);

    /// <summary>What the script says where a call of the log names a key.</summary>
    public string NameIn(PlannedCall call, string sent)
    {
        var arn = KeyArn.Parse(sent);
        if (Find(arn?.KeyId ?? sent) is not { } key) return sent;
        // Who looks for a key where it is not finds none; by its name the script would find it.
        if (call.ErrorCode == "NotFoundException" && IsElsewhere(call, arn, key)) return sent;
        var region = arn?.Region ?? call.Region;
        if (call.Caller.AccountId != key.Home.AccountId && key.IsAlias) return (key.Home with { Region = region }).Arn(key.Name);
        return key.Name;
    }

    /// <summary>The kind of a key; null where the script has no such key.</summary>
    public string? SpecOf(string keyId) =>
        Find(keyId) is { } key ? key.Before?.KeySpec.Value ?? specs.GetValueOrDefault(keyId) ?? StoredTerms.Symmetric : null;

    /// <summary>An alias that nothing has.</summary>
    /// <param name="kind">Its beginning; a number follows.</param>
    public string NewAlias(string kind) => names.Numbered(kind);

    /// <summary>A name for a key that is not made.</summary>
    public string Another() => names.Numbered("key that is not made ");

    private static bool IsElsewhere(PlannedCall call, KeyArn? arn, ScriptKey key) => arn is { } named
        ? named.Region != call.Region
        : call.Caller.AccountId != key.Home.AccountId || (call.Region != key.Home.Region && !IdForms.IsMultiRegion(key.KeyId));

    // No key gets a name that the log has for another one.
    private static IEnumerable<string> AliasesIn(ReplayPlan plan) => plan.Events
        .SelectMany(logged => Naming.Select(logged.Sent))
        .OfType<string>()
        .Concat(plan.Keys.SelectMany(key => key.Aliases).Select(alias => alias.Name));

    private string NameOf(ReplayedKey key)
    {
        var alias = key.Aliases.Where(alias => alias.Region == key.Region && !moving.Contains(alias.Name)).Select(alias => alias.Name).FirstOrDefault();
        return alias is null ? names.Numbered("alias/key-") : alias;
    }

    private string NameOf(PlannedCall call, KeyArn key, string? alias)
    {
        if (call.Aliases is [var silent, ..]) return silent;
        if (foreign.Contains(key.KeyId)) return names.Numbered("alias/key-");
        return alias is null ? names.Numbered("key ") : names.Of(alias["alias/".Length..]);
    }
}
