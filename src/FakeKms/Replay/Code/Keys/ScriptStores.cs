using FakeKms.Replay.Code.Values;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Code.Keys;

/// <summary>The custom key stores of a script, by the names that they have in the log.</summary>
internal sealed class ScriptStores
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> external;
    private readonly ScriptNames given = new();

    public ScriptStores(ReplayPlan plan)
    {
        external = plan.KeyStores.Select(store => store.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var store in plan.KeyStores) names[store.Id] = store.Name is { } name ? given.Of(name) : given.Numbered("key-store-");
        foreach (var logged in plan.Calls.Select(call => call.Logged))
        {
            if (LoggedStore.MadeBy(logged) is not { } id || logged.Sent("customKeyStoreName") is not { } name) continue;
            names[ReplayNames.StoreId(id)] = name;
            if (logged.Sent("customKeyStoreType") == "EXTERNAL_KEY_STORE") external.Add(ReplayNames.StoreId(id));
        }
    }

    /// <summary>The name of a store; the id where the script has no such store.</summary>
    public string NameOf(string id) => names.GetValueOrDefault(ReplayNames.StoreId(id), id);

    public bool IsExternal(string? id) => id is not null && external.Contains(ReplayNames.StoreId(id));
}
