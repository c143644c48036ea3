using FakeKms.Domain;
using FakeKms.Domain.Keys;

namespace FakeKms.Operations;

/// <summary>Finds keys for a test, outside any call: in the server's own account and Region first, then everywhere.</summary>
internal static class KeyLookup
{
    public static KmsKey? Find(KmsState state, string text)
    {
        if (text.StartsWith("arn:", StringComparison.Ordinal)) return FindArn(state, text);
        return In(state.Directory.Table(new AccountRegion(state.Settings.AccountId, state.Settings.Region)), text)
            ?? state.Directory.Tables.Select(table => In(table, text)).FirstOrDefault(key => key is not null);
    }

    private static KmsKey? FindArn(KmsState state, string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6) return null;
        var name = parts[5].StartsWith("key/", StringComparison.Ordinal) ? parts[5]["key/".Length..] : parts[5];
        return In(state.Directory.Table(new AccountRegion(parts[4], parts[3])), name);
    }

    private static KmsKey? In(KeyTable table, string idOrAlias) => table.FindKey(idOrAlias) ?? table.FindAlias(idOrAlias)?.Target;
}
