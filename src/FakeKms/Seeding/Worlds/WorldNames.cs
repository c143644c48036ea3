using Amazon.KeyManagementService;
using FakeKms.Engine.Rules;

namespace FakeKms.Seeding.Worlds;

/// <summary>The aliases of a key of a file.</summary>
internal static class WorldNames
{
    public static void Add(LoadedKey loaded)
    {
        var aliases = loaded.Said.Aliases ?? [];
        for (var index = 0; index < aliases.Count; index++) Add(loaded, aliases[index], $".aliases[{index}]");
    }

    private static void Add(LoadedKey loaded, WorldAlias said, string path)
    {
        var table = loaded.State.Directory.Table(loaded.Home);
        var name = CheckedName(loaded, said, path);
        if (table.FindAlias(name) is { } other) throw loaded.Refusal($"the key {other.Target.KeyId} has the alias {name} already.", path);
        var created = loaded.Date(said.CreationDate) ?? loaded.Now;
        var alias = table.AddAlias(name, loaded.Key, created);
        if (loaded.Date(said.LastUpdatedDate) is { } updated) alias.PointTo(loaded.Key, updated);
    }

    private static string CheckedName(LoadedKey loaded, WorldAlias said, string path)
    {
        try
        {
            return loaded.Manager == KeyManagerType.AWS ? AliasRules.CheckedAwsName(said.Name) : AliasRules.CheckedName(said.Name);
        }
        catch (ArgumentException refused)
        {
            throw loaded.Refusal(refused.Message, path);
        }
    }
}
