using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Grants;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Model;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Grants;

/// <summary>Lists the grants of a key in the order of their ids: all, one, or those of one grantee. Tokens are not shown.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html"/></remarks>
internal sealed class ListGrants : Operation<ListGrantsRequest, ListGrantsResponse>
{
    protected override OperationSpec<ListGrantsRequest> Declare() => new("ListGrants")
    {
        Key = KeyArgument.IdOrArn<ListGrantsRequest>(r => r.KeyId),
        Honours = ["KeyId", "Limit", "Marker", "GrantId", "GranteePrincipal", "GranteeServicePrincipal"],
        OnAwsManagedKeys = true,
        Action = "kms:ListGrants",
        Permissions = [Permission<ListGrantsRequest>.OnKey(with => with.GrantIsForAwsResource())],
        Trail = TrailShape.Read("KeyId", "Limit", "Marker", "GrantId", "GranteePrincipal", "GranteeServicePrincipal"),
    };

    protected override void CheckBeforeState(ListGrantsRequest request, Call call)
    {
        if (request.GranteePrincipal is not null && request.GranteeServicePrincipal is not null)
            throw GrantErrors.AtMostOneOf(nameof(request.GranteePrincipal), nameof(request.GranteeServicePrincipal));
        GrantPages.RefuseServiceFilter(request.GranteeServicePrincipal, nameof(request.GranteeServicePrincipal), Spec.Action, call);
        // Grants of AWS services name a service principal here, which is no ARN.
        if (request.GranteePrincipal is { } grantee && ArnParts.Begins(grantee)) GrantRules.CheckPrincipal(grantee, call.Home.Partition);
        if (request.GrantId is { } id) GrantRules.CheckId(id);
    }

    protected override Work<ListGrantsResponse> Execute(ListGrantsRequest request, Call call)
    {
        var list = PagedList.Of(call, Spec.Name, call.Key.Arn);
        var after = list.After(request.Marker);
        var directory = call.State.Directory.Grants;
        var set = request.GranteePrincipal is { } grantee ? directory.Of(call.Key, grantee) : directory.Of(call.Key);
        var grants = request.GrantId is not { } id ? set.After(after)
            : set.Find(id) is { } only && (after is null || StringComparer.Ordinal.Compare(id, after) > 0) ? [only] : [];
        // What a service is the grantee of is found by another filter.
        if (request.GranteePrincipal is not null) grants = grants.Where(grant => grant.Terms.GranteePrincipal is not null);
        var (entries, next) = GrantPages.Take(list, grants, request.Limit);
        return new ListGrantsResponse { Grants = entries, NextMarker = next, Truncated = next is not null };
    }
}
