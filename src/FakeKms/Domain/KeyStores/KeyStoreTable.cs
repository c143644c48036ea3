using FakeKms.Model;

namespace FakeKms.Domain.KeyStores;

/// <summary>The custom key stores of one account in one Region. AWS allows ten, so they are looked through.</summary>
internal sealed class KeyStoreTable
{
    private readonly SortedDictionary<string, KeyStore> stores = new(StringComparer.Ordinal);

    public int Count => stores.Count;

    /// <summary>In the order of the ids: AWS documents none.</summary>
    public IEnumerable<KeyStore> All => stores.Values;

    public KeyStore? Find(string id) => stores.GetValueOrDefault(id);

    public KeyStore? FindByName(string name) => stores.Values.FirstOrDefault(store => store.Name == name);

    public IEnumerable<KeyStore> After(string? id) => id is null ? All : All.Where(store => StringComparer.Ordinal.Compare(store.Id, id) > 0);

    public IEnumerable<KeyStore> Others(KeyStore? than) => All.Where(store => store != than);

    public void Add(KeyStore store) => stores.Add(store.Id, store);

    public KeyStoreTable Copy(StateCopy copy)
    {
        var made = new KeyStoreTable();
        foreach (var store in stores.Values) made.Add(store.Copy(copy));
        return made;
    }

    public void Remove(KeyStore store) => stores.Remove(store.Id);
}
