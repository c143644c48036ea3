using FakeKms.Domain.Grants;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Domain;

/// <summary>All key tables of a server, and the index that leads from a ciphertext to its key.</summary>
internal sealed class KeyDirectory
{
    private readonly Dictionary<AccountRegion, KeyTable> tables = [];
    private readonly Dictionary<(string Region, string MaterialId), KmsKey> byMaterial = [];
    private readonly Dictionary<AccountRegion, KeyStoreTable> keyStores = [];

    public IEnumerable<KeyTable> Tables => tables.Values;

    public IEnumerable<KmsKey> Keys => tables.Values.SelectMany(table => table.Keys);

    public GrantDirectory Grants { get; } = new();

    public KeyTable Table(AccountRegion home)
    {
        if (!tables.TryGetValue(home, out var table)) tables[home] = table = new KeyTable(home);
        return table;
    }

    /// <summary>Whether a key is still there: deleted keys are not.</summary>
    public bool Has(KmsKey key) => Table(key.Home).FindKey(key.KeyId) == key;

    public string[] AliasNamesOf(KmsKey key) => [.. Table(key.Home).AliasNamesOf(key)];

    public KeyStoreTable KeyStores(AccountRegion home)
    {
        if (!keyStores.TryGetValue(home, out var table)) keyStores[home] = table = new KeyStoreTable();
        return table;
    }

    public KmsKey? FindByMaterial(string region, string materialId) => byMaterial.GetValueOrDefault((region, materialId));

    /// <summary>Makes the ciphertexts of all materials of a key findable. Called whenever a material is added.</summary>
    public void Index(KmsKey key)
    {
        foreach (var material in key.Materials.All)
        {
            if (!byMaterial.TryAdd((key.Home.Region, material.Id), key) && byMaterial[(key.Home.Region, material.Id)] != key)
                throw new InvalidOperationException($"The pinned key material id {material.Id} is in use by another key.");
        }
    }

    public void Forget(KmsKey key, string materialId) => byMaterial.Remove((key.Home.Region, materialId));

    public void Remove(KmsKey key)
    {
        Table(key.Home).Remove(key);
        foreach (var material in key.Materials.All) Forget(key, material.Id);
        Grants.Forget(key);
        key.KeyStore?.Remove(key.KeyId, key.XksKeyId);
    }

    public void Clear()
    {
        tables.Clear();
        byMaterial.Clear();
        Grants.Clear();
        keyStores.Clear();
    }
}
