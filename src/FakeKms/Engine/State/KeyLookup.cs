using FakeKms.Domain;
using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Engine.State;

/// <summary>Finds keys for a test, outside any call: in the server's own account and Region first, then everywhere.</summary>
internal static class KeyLookup
{
    public static KmsKey? Find(KmsState state, string text)
    {
        if (ArnParts.Parse(text) is { } arn) return In(state.Directory.Table(new AccountRegion(arn.AccountId, arn.Region)), arn.KeyId ?? arn.Resource);
        return In(state.Directory.Table(new AccountRegion(state.Settings.AccountId, state.Settings.Region)), text)
            ?? state.Directory.Tables.Select(table => In(table, text)).FirstOrDefault(key => key is not null);
    }

    /// <summary>The key that calls in a Region reach by a name; null for no Region looks everywhere.</summary>
    public static KmsKey? Find(KmsState state, string text, string? region)
    {
        if (region is null) return Find(state, text);
        var own = ArnParts.Begins(text) ? null : In(state.Directory.Table(new AccountRegion(state.Settings.AccountId, region)), text);
        return own ?? (Find(state, text) is { } found && found.Home.Region == region ? found : null);
    }

    /// <summary>The first names of keys, for a message: those with aliases before those without. No key is copied for it.</summary>
    public static IReadOnlyList<string> Names(KmsState state, int most)
    {
        var named = state.Directory.Tables
            .SelectMany(table => table.Aliases.Select(alias => alias.Target).Distinct().Take(most).Select(key => (Key: key, Aliases: table.AliasNamesOf(key))))
            .Select(named => $"{string.Join(", ", named.Aliases.Take(most))} ({named.Key.Arn})");
        var unnamed = state.Directory.Tables
            .SelectMany(table => table.Keys.Where(key => table.AliasNamesOf(key).IsEmpty).Take(most)).Select(key => key.Arn);
        return [.. named.Order(StringComparer.Ordinal).Concat(unnamed.Order(StringComparer.Ordinal)).Take(most)];
    }

    private static KmsKey? In(KeyTable table, string idOrAlias) => table.FindKey(idOrAlias) ?? table.FindAlias(idOrAlias)?.Target;
}
