using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Grants;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Grants;

/// <summary>Lists the grants that a principal of the caller's account may retire, on all keys of the Region, in the order of grant ids.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html"/></remarks>
internal sealed class ListRetirableGrants : Operation<ListRetirableGrantsRequest, ListRetirableGrantsResponse>
{
    protected override OperationSpec<ListRetirableGrantsRequest> Declare() => new("ListRetirableGrants")
    {
        Honours = ["Limit", "Marker", "RetiringPrincipal", "RetiringServicePrincipal"],
        Action = "kms:ListRetirableGrants",
        Permissions = [Permission<ListRetirableGrantsRequest>.OnEverything()],
        Trail = TrailShape.Read("RetiringPrincipal", "RetiringServicePrincipal", "Limit", "Marker"),
    };

    protected override Work<ListRetirableGrantsResponse> Execute(ListRetirableGrantsRequest request, Call call)
    {
        if (request.RetiringPrincipal is null == request.RetiringServicePrincipal is null)
            throw GrantErrors.NeedsOneOf(nameof(request.RetiringPrincipal), nameof(request.RetiringServicePrincipal));
        GrantPages.RefuseServiceFilter(request.RetiringServicePrincipal, nameof(request.RetiringServicePrincipal), Spec.Action, call);
        CheckPrincipal(request.RetiringPrincipal!, call);
        var list = PagedList.Of(call, Spec.Name, request.RetiringPrincipal);
        var grants = call.State.Directory.Grants.RetirableBy(request.RetiringPrincipal!, call.Home.Region);
        var (entries, next) = GrantPages.Take(list, grants.After(list.After(request.Marker)), request.Limit);
        return new ListRetirableGrantsResponse { Grants = entries, NextMarker = next, Truncated = next is not null };
    }

    // "You must specify a principal in your account" is a rule for the argument, and InvalidArn is the declared error that fits it.
    private static void CheckPrincipal(string arn, Call call)
    {
        if (GrantRules.CheckPrincipal(arn, call.Home.Partition) != call.Home.AccountId) throw GrantErrors.ForeignPrincipal(arn);
    }
}
