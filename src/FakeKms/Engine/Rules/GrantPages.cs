using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Grants;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Rules;

/// <summary>What the two lists of grants have in common: pages in the order of grant ids, and filters that only AWS services may use.</summary>
internal static class GrantPages
{
    public static (List<GrantListEntry> Entries, string? NextMarker) Take(PagedList list, IEnumerable<KeyGrant> grants, int? limit)
    {
        var (page, next) = list.Take(grants, limit ?? 50, grant => grant.GrantId);
        return (page.ConvertAll(GrantMapping.Entry), next);
    }

    /// <summary>AWS documents these filters for callers in a service principal. No caller here is one, so that each is denied.</summary>
    public static void RefuseServiceFilter(string? filter, string member, string action, Call call)
    {
        if (filter is not null) throw GrantErrors.OnlyForServices(PrincipalArn.Of(call.Caller, call.Home), action, member);
    }
}
