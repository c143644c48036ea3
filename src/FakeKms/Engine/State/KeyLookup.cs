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

    private static KmsKey? In(KeyTable table, string idOrAlias) => table.FindKey(idOrAlias) ?? table.FindAlias(idOrAlias)?.Target;
}
