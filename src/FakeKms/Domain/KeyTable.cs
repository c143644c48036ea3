using System.Collections.Immutable;
using Amazon.KeyManagementService;
using FakeKms.Domain.Aliases;
using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Domain;

/// <summary>The keys and aliases of one account in one Region. Every look-up is by hash; the lists are kept in the order of the ids and names.</summary>
internal sealed class KeyTable
{
    private readonly Dictionary<string, KmsKey> keys;
    private readonly Dictionary<string, KeyAlias> aliases;

    // Immutable sets: the records of a key share them, so that a name costs the same whether the key has one or thousands.
    private readonly Dictionary<string, ImmutableSortedSet<string>> namesByKey;
    private readonly SortedSet<string> sortedKeyIds;
    private readonly SortedSet<string> sortedAliasNames;
    private readonly HashSet<string> formerNames;

    private static readonly ImmutableSortedSet<string> NoNames = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public KeyTable(AccountRegion home)
    {
        Home = home;
        (keys, aliases, namesByKey) = ([], [], []);
        (sortedKeyIds, sortedAliasNames, formerNames) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal));
    }

    // The names are the original's: whole sets of them are copied at once, which is what makes a copy cheap.
    private KeyTable(KeyTable original)
    {
        Home = original.Home;
        CustomerManaged = original.CustomerManaged;
        keys = new(original.keys.Count);
        aliases = new(original.aliases.Count);
        namesByKey = new(original.namesByKey);
        sortedKeyIds = new(original.sortedKeyIds, StringComparer.Ordinal);
        sortedAliasNames = new(original.sortedAliasNames, StringComparer.Ordinal);
        formerNames = new(original.formerNames, StringComparer.Ordinal);
    }

    public AccountRegion Home { get; }

    /// <summary>How many keys count against the quota.</summary>
    public int CustomerManaged { get; private set; }

    public int Count => keys.Count;

    public IEnumerable<KmsKey> Keys => sortedKeyIds.Select(id => keys[id]);

    public IEnumerable<KeyAlias> Aliases => sortedAliasNames.Select(name => aliases[name]);

    /// <summary>The ids of all keys and the names of all aliases that are or were here.</summary>
    public IEnumerable<string> NamesEver => keys.Keys.Concat(aliases.Keys).Concat(formerNames);

    public KmsKey? FindKey(string keyId) => keys.GetValueOrDefault(keyId);

    public KeyAlias? FindAlias(string name) => aliases.GetValueOrDefault(name);

    /// <summary>The names of a key's aliases, as they are now: a later alias is not in them.</summary>
    public ImmutableSortedSet<string> AliasNamesOf(KmsKey key) => namesByKey.GetValueOrDefault(key.KeyId, NoNames);

    /// <summary>The keys whose id comes after the given one, in the order of ids: a page of ListKeys.</summary>
    public IEnumerable<KmsKey> KeysAfter(string? keyId) => After(sortedKeyIds, keyId).Select(id => keys[id]);

    /// <summary>The aliases whose name comes after the given one, in the order of names: a page of ListAliases.</summary>
    public IEnumerable<KeyAlias> AliasesAfter(string? name) => After(sortedAliasNames, name).Select(next => aliases[next]);

    /// <summary>The aliases of a key whose name comes after the given one: a page of ListAliases for one key. It looks at no others.</summary>
    public IEnumerable<KeyAlias> AliasesAfter(string? name, KmsKey target)
    {
        var names = AliasNamesOf(target);
        var place = name is null ? 0 : names.IndexOf(name) is >= 0 and var found ? found + 1 : ~names.IndexOf(name);
        for (; place < names.Count; place++) yield return aliases[names[place]];
    }

    public void Add(KmsKey key)
    {
        if (!keys.TryAdd(key.KeyId, key)) throw new InvalidOperationException($"There is a key {key.Arn} already.");
        sortedKeyIds.Add(key.KeyId);
        if (key.Manager == KeyManagerType.CUSTOMER) CustomerManaged++;
    }

    public void Remove(KmsKey key)
    {
        keys.Remove(key.KeyId);
        formerNames.Add(key.KeyId);
        sortedKeyIds.Remove(key.KeyId);
        if (key.Manager == KeyManagerType.CUSTOMER) CustomerManaged--;
        foreach (var name in AliasNamesOf(key)) RemoveAlias(aliases[name]);
        namesByKey.Remove(key.KeyId);
    }

    public KeyAlias AddAlias(string name, KmsKey target, DateTimeOffset now)
    {
        var alias = new KeyAlias(name, Home.Arn(name), target, now);
        Add(alias);
        return alias;
    }

    public void MoveAlias(KeyAlias alias, KmsKey target, DateTimeOffset now)
    {
        Forget(alias);
        alias.PointTo(target, now);
        Note(alias);
    }

    public void RemoveAlias(KeyAlias alias)
    {
        aliases.Remove(alias.Name);
        formerNames.Add(alias.Name);
        sortedAliasNames.Remove(alias.Name);
        Forget(alias);
    }

    public KeyTable Copy(StateCopy copy, Func<KmsKey, KmsKey> copyOf)
    {
        var made = new KeyTable(this);
        foreach (var (id, key) in keys) made.keys.Add(id, copyOf(key));
        foreach (var (name, alias) in aliases) made.aliases.Add(name, alias.Copy(copy, made.keys[alias.Target.KeyId]));
        return made;
    }

    private void Add(KeyAlias alias)
    {
        aliases.Add(alias.Name, alias);
        sortedAliasNames.Add(alias.Name);
        Note(alias);
    }

    private void Note(KeyAlias alias) => namesByKey[alias.Target.KeyId] = AliasNamesOf(alias.Target).Add(alias.Name);

    private void Forget(KeyAlias alias)
    {
        var rest = AliasNamesOf(alias.Target).Remove(alias.Name);
        if (rest.IsEmpty) namesByKey.Remove(alias.Target.KeyId);
        else namesByKey[alias.Target.KeyId] = rest;
    }

    private static IEnumerable<string> After(SortedSet<string> sorted, string? last) =>
        last is null || sorted.Max is not { } max ? sorted
        : StringComparer.Ordinal.Compare(last, max) >= 0 ? []
        : sorted.GetViewBetween(last, max).Where(text => text != last);
}
