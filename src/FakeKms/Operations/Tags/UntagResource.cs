using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Tags;

/// <summary>Removes tags from a key. Tag keys that it does not have are passed over.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html"/></remarks>
internal sealed class UntagResource : Operation<UntagResourceRequest, UntagResourceResponse>
{
    protected override OperationSpec<UntagResourceRequest> Declare() => new("UntagResource")
    {
        Key = KeyArgument.IdOrArn<UntagResourceRequest>(r => r.KeyId),
        Honours = ["KeyId", "TagKeys"],
        States = KeyStates.NotPendingDeletion,
        Action = "kms:UntagResource",
        Permissions = [Permission<UntagResourceRequest>.OnKey(with => with.TagKeys(r => r.TagKeys))],
        Trail = TrailShape.Write("KeyId", "TagKeys").Answers("KeyId"),
    };

    // TagException is declared for this operation; the reserved prefix is the only rule for tags that can be broken here.
    protected override Work<UntagResourceResponse> Execute(UntagResourceRequest request, Call call)
    {
        request.TagKeys.ForEach(KeyTags.RefuseReserved);
        call.State.Consistency.TagsChange(call.Key, call.Now);
        call.Key.RemoveTags(request.TagKeys);
        return new UntagResourceResponse();
    }
}
