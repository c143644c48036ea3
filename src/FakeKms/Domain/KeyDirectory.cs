using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.Materials;
using FakeKms.Model;

namespace FakeKms.Domain;

/// <summary>
/// All that a server knows of keys: the key tables and key stores of every account and Region, the grants, and the way from a ciphertext to its key.
/// </summary>
internal sealed class KeyDirectory(MaterialIndex materials)
{
    private readonly Dictionary<AccountRegion, KeyTable> tables = [];
    private readonly Dictionary<AccountRegion, KeyStoreTable> keyStores = [];

    public MaterialIndex Materials { get; } = materials;

    public GrantDirectory Grants { get; private init; } = new();

    public IEnumerable<KeyTable> Tables => tables.Values;

    public IEnumerable<KmsKey> Keys => tables.Values.SelectMany(table => table.Keys);

    public KeyTable Table(AccountRegion home)
    {
        if (!tables.TryGetValue(home, out var table)) tables[home] = table = new KeyTable(home);
        return table;
    }

    /// <summary>Whether a key is still there: deleted keys are not.</summary>
    public bool Has(KmsKey key) => Table(key.Home).FindKey(key.KeyId) == key;

    /// <summary>The names of a key's aliases, as they are now.</summary>
    public IReadOnlyList<string> AliasNamesOf(KmsKey key) => Table(key.Home).AliasNamesOf(key);

    public KeyStoreTable KeyStores(AccountRegion home)
    {
        if (!keyStores.TryGetValue(home, out var table)) keyStores[home] = table = new KeyStoreTable();
        return table;
    }

    /// <summary>A key store by its id, wherever it is; null for none.</summary>
    public KeyStore? FindKeyStore(string id) => keyStores.Values.Select(stores => stores.Find(id)).FirstOrDefault(store => store is not null);

    /// <summary>The key in a Region that has a material; null when there is none, or none any more.</summary>
    public KmsKey? FindByMaterial(string region, string materialId) =>
        Materials.OwnerOf(materialId) is { } owner
        && Table(new AccountRegion(owner.AccountId, region)).FindKey(owner.KeyId) is { } key
        && key.Materials.Find(materialId) is not null ? key : null;

    public void Remove(KmsKey key)
    {
        Table(key.Home).Remove(key);
        Grants.Forget(key);
        key.KeyStore?.Remove(key.KeyId, key.XksKeyId);
        if (key.Related.Count > 1) return;
        foreach (var material in key.Materials.All) Materials.Forget(material.Id);
    }

    public KeyDirectory Copy(StateCopy copy, MaterialIndex materialsOfCopy)
    {
        KmsKey CopyOf(KmsKey key) => key.Copy(copy, materialsOfCopy);
        var made = new KeyDirectory(materialsOfCopy) { Grants = Grants.Copy(copy, CopyOf) };
        foreach (var (home, stores) in keyStores) made.keyStores.Add(home, stores.Copy(copy));
        foreach (var (home, table) in tables) made.tables.Add(home, table.Copy(copy, CopyOf));
        return made;
    }
}
