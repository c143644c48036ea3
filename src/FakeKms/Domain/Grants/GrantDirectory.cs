using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Domain.Grants;

/// <summary>All grants of a server: by key, by grantee of a key, by id, by retiring principal and Region, and by token.</summary>
internal sealed class GrantDirectory
{
    private static readonly GrantSet None = new();

    private readonly Dictionary<KmsKey, GrantSet> byKey = [];
    private readonly Dictionary<(KmsKey Key, string Grantee), GrantSet> byGrantee = [];
    private readonly Dictionary<(string Region, string Principal), GrantSet> byRetiring = [];
    private readonly Dictionary<string, KeyGrant> byId = [];
    private readonly Dictionary<(KmsKey Key, GrantTerms Terms), KeyGrant> byTerms = [];
    private readonly Dictionary<(string Region, string Token), KeyGrant> byToken = [];

    /// <summary>The grants of a key. For reading: they change through this directory only.</summary>
    public GrantSet Of(KmsKey key) => byKey.GetValueOrDefault(key, None);

    /// <summary>The grants of a key to one grantee, who may be a service.</summary>
    public GrantSet Of(KmsKey key, string grantee) => byGrantee.GetValueOrDefault((key, grantee), None);

    /// <summary>The grants of a key to any of several grantees, in the order of their ids. It looks at no others.</summary>
    public IEnumerable<KeyGrant> Of(KmsKey key, IEnumerable<string> grantees)
    {
        GrantSet[] sets = [.. grantees.Distinct().Select(grantee => Of(key, grantee)).Where(set => set.Count > 0)];
        return sets is [var only] ? only.All : Merged(sets);
    }

    /// <summary>The grants that a principal may retire in a Region, on the keys of all accounts.</summary>
    public GrantSet RetirableBy(string principal, string region) => byRetiring.GetValueOrDefault((region, principal), None);

    /// <summary>A grant of a key that has a name and says just this.</summary>
    public KeyGrant? FindNamed(KmsKey key, GrantTerms terms) => terms.Name is null ? null : byTerms.GetValueOrDefault((key, terms));

    public KeyGrant? FindById(string grantId) => byId.GetValueOrDefault(grantId);

    public KeyGrant? FindByToken(string token, string region) => byToken.GetValueOrDefault((region, token));

    public void Add(KeyGrant grant)
    {
        byId.Add(grant.GrantId, grant);
        SetIn(byKey, grant.Key).Add(grant);
        SetIn(byGrantee, (grant.Key, grant.Grantee)).Add(grant);
        if (grant.Terms.Name is not null) byTerms.TryAdd((grant.Key, grant.Terms), grant);
        if (grant.Retiring is { } principal) SetIn(byRetiring, (grant.Key.Home.Region, principal)).Add(grant);
    }

    public void AddToken(KeyGrant grant, string token)
    {
        grant.Tokens.Add(token);
        byToken.Add((grant.Key.Home.Region, token), grant);
    }

    public void Remove(KeyGrant grant)
    {
        byId.Remove(grant.GrantId);
        if (FindNamed(grant.Key, grant.Terms) == grant) byTerms.Remove((grant.Key, grant.Terms));
        RemoveFrom(byKey, grant.Key, grant);
        RemoveFrom(byGrantee, (grant.Key, grant.Grantee), grant);
        if (grant.Retiring is { } principal) RemoveFrom(byRetiring, (grant.Key.Home.Region, principal), grant);
        foreach (var token in grant.Tokens) byToken.Remove((grant.Key.Home.Region, token));
    }

    /// <summary>A deleted key takes its grants with it.</summary>
    public void Forget(KmsKey key)
    {
        foreach (var grant in Of(key).All.ToArray()) Remove(grant);
    }

    public GrantDirectory Copy(StateCopy copy, Func<KmsKey, KmsKey> copyOf)
    {
        var made = new GrantDirectory();
        foreach (var grant in byId.Values.Select(grant => grant.Copy(copy, copyOf(grant.Key))))
        {
            made.Add(grant);
            foreach (var token in grant.Tokens) made.byToken.Add((grant.Key.Home.Region, token), grant);
        }
        return made;
    }

    private static IEnumerable<KeyGrant> Merged(IEnumerable<GrantSet> sets)
    {
        var heads = new PriorityQueue<IEnumerator<KeyGrant>, string>(StringComparer.Ordinal);
        foreach (var set in sets) Advance(set.All.GetEnumerator());
        while (heads.TryDequeue(out var grants, out _))
        {
            yield return grants.Current;
            Advance(grants);
        }

        void Advance(IEnumerator<KeyGrant> grants)
        {
            if (grants.MoveNext()) heads.Enqueue(grants, grants.Current.GrantId);
        }
    }

    private static void RemoveFrom<TOwner>(Dictionary<TOwner, GrantSet> sets, TOwner owner, KeyGrant grant)
        where TOwner : notnull
    {
        if (!sets.TryGetValue(owner, out var grants)) return;
        grants.Remove(grant);
        if (grants.Count == 0) sets.Remove(owner);
    }

    private static GrantSet SetIn<TOwner>(Dictionary<TOwner, GrantSet> sets, TOwner owner)
        where TOwner : notnull
    {
        if (!sets.TryGetValue(owner, out var grants)) sets[owner] = grants = new GrantSet();
        return grants;
    }
}
