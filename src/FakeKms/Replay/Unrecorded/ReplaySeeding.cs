using Amazon.KeyManagementService;
using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.KeyStores.Proxies;
using FakeKms.Domain.Materials;
using FakeKms.Domain.Policies;
using FakeKms.Engine.Keys;
using FakeKms.Engine.State;
using FakeKms.Entropy;
using FakeKms.Model;
using FakeKms.Replay.History;

namespace FakeKms.Replay.Unrecorded;

/// <summary>Puts the keys and key stores into a server that a log takes for granted. No call, no record.</summary>
internal static class ReplaySeeding
{
    /// <summary>The proxy of a store from before is the server's own, with a path for each store: no record shows another one.</summary>
    public static void Add(KmsState state, ReplayedKeyStore seed)
    {
        var stores = state.Directory.KeyStores(new AccountRegion(seed.AccountId, seed.Region));
        if (stores.Find(seed.Id) is not null) return;
        var now = state.Settings.Time.GetUtcNow();
        var store = new KeyStore(seed.Id, seed.Name ?? $"before {seed.Id}", now);
        var embedded = state.EmbeddedProxy;
        store.Use(
            new XksProxy
            {
                Connectivity = XksProxyConnectivityType.PUBLIC_ENDPOINT,
                UriEndpoint = EmbeddedProxy.Endpoint,
                UriPath = embedded.UriPath ?? $"/{seed.Id}{EmbeddedProxy.BasePath}",
                AccessKeyId = embedded.Credential.AccessKeyId(state.Seed),
                RawSecretAccessKey = embedded.Credential.RawSecretAccessKey(state.Seed),
            },
            now);
        if (seed.IsConnected) store.Connected();
        stores.Add(store);
    }

    public static void Add(KmsState state, ReplayedKey seed, ReplayedMaterials materials)
    {
        var home = new AccountRegion(seed.AccountId, seed.Region);
        var now = state.Settings.Time.GetUtcNow();
        var store = seed.KeyStoreId is { } id ? state.Directory.KeyStores(home).Find(id) : null;
        var key = KeyFactory.Create(state, home, now, new NewKey
        {
            KeyId = seed.KeyId,
            Origin = store is not null ? OriginType.EXTERNAL_KEY_STORE : seed.IsImported ? OriginType.EXTERNAL : OriginType.AWS_KMS,
            KeyStore = store,
            XksKeyId = store is null ? null : seed.XksKeyId,
            KeySpec = seed.KeySpec,
            KeyUsage = seed.KeyUsage,
            Manager = seed.IsAwsManaged ? KeyManagerType.AWS : KeyManagerType.CUSTOMER,
            MultiRegion = IdForms.IsMultiRegion(seed.KeyId),
            Policy = seed.Policy is { } policy ? KeyPolicy.Written(policy) : null,
        });
        foreach (var region in seed.ReplicaRegions) KeyFactory.Replicate(state, key, region, now, new NewKey { Policy = key.Policy });
        AddMaterials(state, seed, key, materials, now);
        foreach (var (region, name) in seed.Aliases) AddAlias(state, home with { Region = region }, name, key, now);
        foreach (var (region, grantId) in seed.Grants) AddGrant(state, home with { Region = region }, grantId, key, now);
        Settle(state, seed, key, now);
    }

    private static void AddMaterials(KmsState state, ReplayedKey seed, KmsKey key, ReplayedMaterials materials, DateTimeOffset now)
    {
        foreach (var (label, number) in seed.Materials.Select((label, number) => (label, number)))
        {
            var isLast = number == seed.Materials.Count - 1;
            if (seed.IsImported) Import(seed, key, materials.Of(state, key, label), isLast && seed.ExpiresAfter is { } life ? now.After(life) : null);
            else if (number > 0) key.Materials.AddForRotation(state.Streams.Material.Bytes(SymmetricMaterial.Length));
            if (number > 0 && key.Materials.Pending is { } next) Rotate(key, next.Id, now);
        }
        foreach (var member in key.Related)
        {
            if (seed.IsImported && member.Materials.Current is { ValidTo: not null } expiring) state.Schedule.Expiry(member, expiring);
            if (seed.IsPendingImport && member.Materials.Current is { } current) member.DeleteMaterial(current);
        }
    }

    private static void Import(ReplayedKey seed, KmsKey key, byte[] material, DateTimeOffset? validTo)
    {
        var type = KeySpecs.IsSymmetric(seed.KeySpec) && key.Materials.All.Count > 0 ? ImportType.NEW_KEY_MATERIAL : null;
        var bytes = KeyMaterials.Checked(key, material);
        foreach (var member in key.Related)
            member.Import(new ImportRequest(bytes, member == key ? type : null, null, null, validTo));
    }

    private static void Rotate(KmsKey key, string materialId, DateTimeOffset now)
    {
        foreach (var materials in key.Related.Select(member => member.Materials).Distinct())
            materials.Rotate(materials.Find(materialId)!, RotationType.AUTOMATIC, now);
    }

    private static void AddAlias(KmsState state, AccountRegion home, string name, KmsKey key, DateTimeOffset now)
    {
        var table = state.Directory.Table(home);
        if (table.FindAlias(name) is null && table.FindKey(key.KeyId) is { } target) table.AddAlias(name, target, now);
    }

    private static void AddGrant(KmsState state, AccountRegion home, string grantId, KmsKey key, DateTimeOffset now)
    {
        var terms = new GrantTerms
        {
            GranteePrincipal = home.AccountPrincipal,
            Operations = [GrantOperation.DescribeKey],
            IssuingAccount = home.AccountPrincipal,
        };
        if (state.Directory.Table(home).FindKey(key.KeyId) is { } target && state.Directory.Grants.FindById(grantId) is null)
            state.Directory.Grants.Add(new KeyGrant(target, grantId, terms, now));
    }

    private static void Settle(KmsState state, ReplayedKey seed, KmsKey key, DateTimeOffset now)
    {
        if (seed.RotatesAfter is { } due) state.Rotations.Automatic(key, seed.RotationDays, now.After(due) - TimeSpan.FromDays(seed.RotationDays));
        if (seed.IsDisabled) key.Disable();
        if (seed.DeletedAfter is { } end) state.Schedule.Deletion(key, 0, now.After(end));
    }
}
