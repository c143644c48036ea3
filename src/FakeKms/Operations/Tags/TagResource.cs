using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Tags;

/// <summary>Adds tags to a key and overwrites the values of those that it has. All of them or, when one is refused, none.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html"/></remarks>
internal sealed class TagResource : Operation<TagResourceRequest, TagResourceResponse>
{
    protected override OperationSpec<TagResourceRequest> Declare() => new("TagResource")
    {
        Key = KeyArgument.IdOrArn<TagResourceRequest>(r => r.KeyId),
        Honours = ["KeyId", "Tags"],
        States = KeyStates.NotPendingDeletion,
        Action = "kms:TagResource",
        Permissions = [Permission<TagResourceRequest>.OnKey(with => with.RequestTags(r => r.Tags))],
        Trail = TrailShape.Write("KeyId", "Tags").Answers("KeyId"),
    };

    protected override Work<TagResourceResponse> Execute(TagResourceRequest request, Call call)
    {
        var tags = KeyTags.Checked(call, request.Tags, [.. call.Key.Tags.Keys]);
        call.State.Consistency.TagsChange(call.Key, call.Now);
        call.Key.SetTags(tags);
        return new TagResourceResponse();
    }
}
