using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Domain.Grants;

/// <summary>All grants of a server: by key, by id, by retiring principal and Region, and by token.</summary>
internal sealed class GrantDirectory
{
    private static readonly GrantSet None = new();

    private readonly Dictionary<KmsKey, GrantSet> byKey = [];
    private readonly Dictionary<(string Region, string Principal), GrantSet> byRetiring = [];
    private readonly Dictionary<string, KeyGrant> byId = [];
    private readonly Dictionary<(KmsKey Key, GrantTerms Terms), KeyGrant> byTerms = [];
    private readonly Dictionary<(string Region, string Token), KeyGrant> byToken = [];

    /// <summary>The grants of a key. For reading: they change through this directory only.</summary>
    public GrantSet Of(KmsKey key) => byKey.GetValueOrDefault(key, None);

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
