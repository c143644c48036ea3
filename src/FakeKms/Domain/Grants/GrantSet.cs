namespace FakeKms.Domain.Grants;

/// <summary>Grants in the order of their ids, as the markers of AWS go: they name the last grant id of a page.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/ct-listgrants.html"/></remarks>
internal sealed class GrantSet
{
    private readonly Dictionary<string, KeyGrant> byId = [];
    private readonly SortedSet<string> ids = new(StringComparer.Ordinal);

    public int Count => byId.Count;

    public IEnumerable<KeyGrant> All => ids.Select(id => byId[id]);

    public KeyGrant? Find(string grantId) => byId.GetValueOrDefault(grantId);

    /// <summary>The grants whose id comes after the given one; all of them after null.</summary>
    public IEnumerable<KeyGrant> After(string? grantId) =>
        grantId is null || ids.Max is not { } max ? All
        : StringComparer.Ordinal.Compare(grantId, max) >= 0 ? []
        : ids.GetViewBetween(grantId, max).Where(id => id != grantId).Select(id => byId[id]);

    public void Add(KeyGrant grant)
    {
        byId.Add(grant.GrantId, grant);
        ids.Add(grant.GrantId);
    }

    public void Remove(KeyGrant grant)
    {
        byId.Remove(grant.GrantId);
        ids.Remove(grant.GrantId);
    }
}
