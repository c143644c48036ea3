using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Aliases;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Aliases;

/// <summary>Lists the aliases of the account in the Region, or of one key, in the order of their names.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html"/></remarks>
internal sealed class ListAliases : Operation<ListAliasesRequest, ListAliasesResponse>
{
    protected override OperationSpec<ListAliasesRequest> Declare() => new("ListAliases")
    {
        Key = KeyArgument.IdOrArn<ListAliasesRequest>(r => r.KeyId),
        Honours = ["KeyId", "Limit", "Marker"],
        OnAwsManagedKeys = true,
        Action = "kms:ListAliases",
        Permissions = [Permission<ListAliasesRequest>.OnEverything()],
        Trail = TrailShape.Read("KeyId", "Limit", "Marker").NamingNoKey(),
    };

    protected override Work<ListAliasesResponse> Execute(ListAliasesRequest request, Call call)
    {
        var list = PagedList.Of(call, Spec.Name, request.KeyId is null ? null : call.Key.Arn);
        var after = list.After(request.Marker);
        var entries = request.KeyId is null
            ? PredefinedAliases.Among(call.Table.AliasesAfter(after).Select(Entry), call, after)
            : call.Table.AliasesAfter(after, call.Key).Select(Entry);
        var (page, next) = list.Take(entries, request.Limit ?? 50, entry => entry.AliasName);
        return new ListAliasesResponse { Aliases = page, NextMarker = next, Truncated = next is not null };
    }

    private static AliasListEntry Entry(KeyAlias alias) => new()
    {
        AliasName = alias.Name,
        AliasArn = alias.Arn,
        TargetKeyId = alias.Target.KeyId,
        CreationDate = alias.CreationDate.UtcDateTime,
        LastUpdatedDate = alias.LastUpdatedDate.UtcDateTime,
    };
}
