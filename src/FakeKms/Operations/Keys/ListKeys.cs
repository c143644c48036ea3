using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Keys;

/// <summary>Lists the ids and ARNs of all keys of the account in the Region, whatever their state, in the order of their ids.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html"/></remarks>
internal sealed class ListKeys : Operation<ListKeysRequest, ListKeysResponse>
{
    protected override OperationSpec<ListKeysRequest> Declare() => new("ListKeys")
    {
        Honours = ["Limit", "Marker"],
        Action = "kms:ListKeys",
        Permissions = [Permission<ListKeysRequest>.OnEverything()],
        Trail = TrailShape.Read("Limit", "Marker"),
    };

    protected override Work<ListKeysResponse> Execute(ListKeysRequest request, Call call)
    {
        var list = PagedList.Of(call, Spec.Name);
        var keys = call.Table.KeysAfter(list.After(request.Marker)).Where(key => call.State.Consistency.Knows(key, call.Now));
        var (page, next) = list.Take(keys, request.Limit ?? 100, key => key.KeyId);
        return new ListKeysResponse
        {
            Keys = page.ConvertAll(key => new KeyListEntry { KeyId = key.KeyId, KeyArn = key.Arn }),
            NextMarker = next,
            Truncated = next is not null,
        };
    }
}
