using Amazon.KeyManagementService;
using FakeKms.Domain;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;

namespace FakeKms.Operations;

/// <summary>Puts keys into a server without a call.</summary>
internal static class KeySeeding
{
    public static void Add(KmsState state, string alias, KeySeed seed)
    {
        var home = new AccountRegion(state.Settings.AccountId, state.Settings.Region);
        var now = state.Settings.Time.GetUtcNow();
        var properties = new NewKey { KeyId = seed.KeyId, Description = seed.Description, Tags = seed.Tags };
        var key = KeyFactory.Create(state, home, seed.Origin, now, properties);
        if (seed.Origin == OriginType.EXTERNAL && seed.HasMaterial)
        {
            key.Import(new ImportRequest(seed.Material ?? state.Streams.Material.Bytes(SymmetricMaterial.Length), null, null, null, null));
            state.Directory.Index(key);
        }
        if (seed.IsDisabled) key.Disable();
        Name(state, key, alias);
    }

    public static void Name(KmsState state, KmsKey key, string alias)
    {
        var table = state.Directory.Table(key.Home);
        if (!alias.StartsWith("alias/", StringComparison.Ordinal) || alias.Length == "alias/".Length)
            throw new ArgumentException($"'{alias}' is no alias name: it must start with alias/ and go on.", nameof(alias));
        if (table.FindAlias(alias) is not null) throw new InvalidOperationException($"There is an alias {alias} already in {key.Home.Region}.");
        table.AddAlias(alias, key, state.Settings.Time.GetUtcNow());
    }
}
