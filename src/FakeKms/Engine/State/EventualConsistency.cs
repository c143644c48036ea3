using Amazon.KeyManagementService;
using FakeKms.Domain;
using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Domain.Policies;
using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms.Engine.State;

/// <summary>
/// What has changed and is not to be seen yet: for each thing, what it was, and from when on others see what it is. The state itself is always the newest;
/// calls ask here what of it they may know. Nothing is kept without delays.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/programming-eventual-consistency.html"/></remarks>
internal sealed class EventualConsistency(KmsConsistencyDelays delays, RandomStream chance)
{
    private readonly Dictionary<KmsKey, DateTimeOffset> newKeys = [];
    private readonly Dictionary<KmsKey, FormerValues<KeyState>> states = [];
    private readonly Dictionary<KmsKey, FormerValues<KeyPolicy>> policies = [];
    private readonly Dictionary<(AccountRegion Home, string Name), FormerValues<KmsKey?>> targets = [];
    private readonly Dictionary<KmsKey, FormerValues<IReadOnlyDictionary<string, string>>> tags = [];
    private readonly Dictionary<string, DateTimeOffset> newGrants = new(StringComparer.Ordinal);
    private readonly List<EndedGrant> endedGrants = [];
    private FormerValues<DeclaredPrincipals> principals = new();
    private DateTimeOffset? swept;

    /// <summary>Whether some grant is not to be seen yet, so that tokens matter.</summary>
    public bool HasNewGrants => newGrants.Count > 0;

    /// <summary>A key, or a replica in its Region, was made.</summary>
    public void Made(KmsKey key, DateTimeOffset now)
    {
        if (VisibleFrom(key.IsReplica ? delays.Replicas : delays.Keys, now) is { } from) newKeys[key] = from;
    }

    public bool Knows(KmsKey key, DateTimeOffset now) => newKeys.Count == 0 || !newKeys.TryGetValue(key, out var from) || from <= now;

    /// <summary>A key as others know it: null for one that they do not know yet.</summary>
    public KmsKey? Known(KmsKey? key, DateTimeOffset now) => key is not null && Knows(key, now) ? key : null;

    public void StateChanged(KmsKey key, KeyState before, DateTimeOffset now)
    {
        if (key.State != before && VisibleFrom(delays.KeyStates, now) is { } from) Of(states, key).Add(before, now, from);
    }

    public KeyState StateOf(KmsKey key, DateTimeOffset now) =>
        states.Count > 0 && states.TryGetValue(key, out var former) && former.Seen(key.State, now) is var seen && CanBe(key, seen) ? seen : key.State;

    public void PolicyChanged(KmsKey key, KeyPolicy before, DateTimeOffset now)
    {
        if (VisibleFrom(delays.KeyPolicies, now) is { } from) Of(policies, key).Add(before, now, from);
    }

    public KeyPolicy PolicyOf(KmsKey key, DateTimeOffset now) =>
        policies.Count > 0 && policies.TryGetValue(key, out var former) ? former.Seen(key.Policy, now) : key.Policy;

    /// <summary>An alias was made, moved or deleted.</summary>
    /// <param name="home">Where it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="before">Where it led; null for nowhere.</param>
    /// <param name="now">When.</param>
    public void AliasChanged(AccountRegion home, string name, KmsKey? before, DateTimeOffset now)
    {
        if (VisibleFrom(delays.Aliases, now) is { } from) Of(targets, (home, name)).Add(before, now, from);
    }

    /// <summary>The key that an alias leads to; null for none, or for one that others do not know yet, or that is gone.</summary>
    public KmsKey? TargetOf(KeyTable table, string name, DateTimeOffset now)
    {
        var target = table.FindAlias(name)?.Target;
        if (targets.Count > 0 && targets.TryGetValue((table.Home, name), out var former))
        {
            target = former.Seen(target, now);
            if (target is not null && table.FindKey(target.KeyId) != target) target = null;
        }
        return Known(target, now);
    }

    public void PrincipalsChanged(DeclaredPrincipals before, DateTimeOffset now)
    {
        if (VisibleFrom(delays.Principals, now) is { } from) principals.Add(before, now, from);
    }

    public DeclaredPrincipals PrincipalsOf(DeclaredPrincipals present, DateTimeOffset now) => principals.Seen(present, now);

    /// <summary>The names of the aliases that lead to a key of the table.</summary>
    public IReadOnlyCollection<string> AliasNamesOf(KmsKey key, KeyTable table, DateTimeOffset now)
    {
        var present = table.AliasNamesOf(key);
        if (targets.Count == 0) return present;
        var changed = targets.Keys.Where(alias => alias.Home == table.Home).Select(alias => alias.Name);
        return [.. present.Union(changed).Where(name => TargetOf(table, name, now) == key)];
    }

    /// <summary>The tags of a key are about to change.</summary>
    public void TagsChange(KmsKey key, DateTimeOffset now)
    {
        if (VisibleFrom(delays.Tags, now) is { } from) Of(tags, key).Add(new Dictionary<string, string>(key.Tags), now, from);
    }

    public IReadOnlyDictionary<string, string> TagsOf(KmsKey key, DateTimeOffset now) =>
        tags.Count > 0 && tags.TryGetValue(key, out var former) ? former.Seen(key.Tags, now) : key.Tags;

    public void GrantMade(KeyGrant grant, DateTimeOffset now)
    {
        if (VisibleFrom(delays.Grants, now) is { } from) newGrants[grant.GrantId] = from;
    }

    // Its tokens are forgotten at once: what AWS does with the token of a grant that is ending is not documented.
    public void GrantEnded(KeyGrant grant, DateTimeOffset now)
    {
        var visible = newGrants.Remove(grant.GrantId, out var from) ? from : now;
        if (VisibleFrom(delays.Grants, now) is { } until) endedGrants.Add(new EndedGrant(grant.Key, grant.GrantId, grant.Terms, visible, until));
    }

    /// <summary>The grants of a key that count, by id and terms: those that are to be seen, and those that a token shows.</summary>
    public IEnumerable<(string GrantId, GrantTerms Terms)> GrantsOf(KmsKey key, IEnumerable<KeyGrant> present, IReadOnlyList<string> tokens, DateTimeOffset now)
    {
        var seen = present.Where(grant => !newGrants.TryGetValue(grant.GrantId, out var from) || from <= now || grant.Tokens.Exists(tokens.Contains));
        var ending = endedGrants.Where(grant => grant.Key == key && grant.From <= now && now < grant.Until);
        return seen.Select(grant => (grant.GrantId, grant.Terms)).Concat(ending.Select(grant => (grant.GrantId, grant.Terms)));
    }

    public EventualConsistency Copy(StateCopy copy, MaterialIndex materials, RandomStream chanceOfCopy)
    {
        KmsKey CopyOf(KmsKey key) => key.Copy(copy, materials);
        var made = new EventualConsistency(delays, chanceOfCopy) { swept = copy.Time(swept), principals = principals.Copy(copy, all => all) };
        foreach (var (key, from) in newKeys) made.newKeys.Add(CopyOf(key), copy.Time(from));
        foreach (var (key, former) in states) made.states.Add(CopyOf(key), former.Copy(copy, state => state));
        foreach (var (key, former) in policies) made.policies.Add(CopyOf(key), former.Copy(copy, policy => policy));
        foreach (var (name, former) in targets) made.targets.Add(name, former.Copy(copy, key => key is null ? null : CopyOf(key)));
        foreach (var (key, former) in tags) made.tags.Add(CopyOf(key), former.Copy(copy, before => new Dictionary<string, string>(before)));
        foreach (var (grantId, from) in newGrants) made.newGrants.Add(grantId, copy.Time(from));
        made.endedGrants.AddRange(endedGrants.Select(grant => grant with
        {
            Key = CopyOf(grant.Key),
            From = copy.Time(grant.From),
            Until = copy.Time(grant.Until),
        }));
        return made;
    }

    // A key that lost its material, or its key store the connection, cannot be used, whatever others know.
    private static bool CanBe(KmsKey key, KeyState former) =>
        (former != KeyState.Enabled && former != KeyState.Updating)
        || (key.KeyStore is not { IsConnected: false } && (key.Origin != OriginType.EXTERNAL || key.Materials.IsComplete));

    private static FormerValues<T> Of<TThing, T>(Dictionary<TThing, FormerValues<T>> former, TThing thing)
        where TThing : notnull
    {
        if (!former.TryGetValue(thing, out var values)) former[thing] = values = new FormerValues<T>();
        return values;
    }

    // Null where everybody sees a change at once.
    private DateTimeOffset? VisibleFrom(TimeSpan delay, DateTimeOffset now)
    {
        if (delay == TimeSpan.Zero) return null;
        if (swept is null || now - swept >= delays.Longest) Sweep(now);
        return now.After(delays.Spread == 0 ? delay : delay * (1 - (delays.Spread * chance.Fraction())));
    }

    // Now and then, so that what has been seen long since does not pile up.
    private void Sweep(DateTimeOffset now)
    {
        swept = now;
        foreach (var (key, from) in newKeys.ToArray()) Drop(newKeys, key, from <= now);
        foreach (var (key, former) in states.ToArray()) Drop(states, key, former.IsSettled(now));
        foreach (var (key, former) in policies.ToArray()) Drop(policies, key, former.IsSettled(now));
        foreach (var (name, former) in targets.ToArray()) Drop(targets, name, former.IsSettled(now));
        foreach (var (key, former) in tags.ToArray()) Drop(tags, key, former.IsSettled(now));
        foreach (var (grantId, from) in newGrants.ToArray()) Drop(newGrants, grantId, from <= now);
        endedGrants.RemoveAll(grant => grant.Until <= now);
    }

    private static void Drop<TThing, T>(Dictionary<TThing, T> things, TThing thing, bool isSettled)
        where TThing : notnull
    {
        if (isSettled) things.Remove(thing);
    }

    private sealed record EndedGrant(KmsKey Key, string GrantId, GrantTerms Terms, DateTimeOffset From, DateTimeOffset Until);
}
