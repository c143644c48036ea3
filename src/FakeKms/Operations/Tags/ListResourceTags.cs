using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Tags;

/// <summary>Lists the tags of a key. AWS documents no order; here they come in the ordinal order of their keys, so that pages are stable.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html"/></remarks>
internal sealed class ListResourceTags : Operation<ListResourceTagsRequest, ListResourceTagsResponse>
{
    protected override OperationSpec<ListResourceTagsRequest> Declare() => new("ListResourceTags")
    {
        Key = KeyArgument.IdOrArn<ListResourceTagsRequest>(r => r.KeyId),
        Honours = ["KeyId", "Limit", "Marker"],
        OnAwsManagedKeys = true,
        Action = "kms:ListResourceTags",
        Permissions = [Permission<ListResourceTagsRequest>.OnKey()],
        Trail = TrailShape.Read("KeyId", "Limit", "Marker"),
    };

    protected override Work<ListResourceTagsResponse> Execute(ListResourceTagsRequest request, Call call)
    {
        var list = PagedList.Of(call, Spec.Name, call.Key.Arn);
        var last = list.After(request.Marker);
        var tags = call.Key.Tags.Where(tag => last is null || string.CompareOrdinal(tag.Key, last) > 0);
        var (page, next) = list.Take(tags, request.Limit ?? 50, tag => tag.Key);
        return new ListResourceTagsResponse
        {
            Tags = page.ConvertAll(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value }),
            NextMarker = next,
            Truncated = next is not null,
        };
    }
}
