using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Keys;

/// <summary>Replaces the description of a key; an empty one removes it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html"/></remarks>
internal sealed class UpdateKeyDescription : Operation<UpdateKeyDescriptionRequest, UpdateKeyDescriptionResponse>
{
    protected override OperationSpec<UpdateKeyDescriptionRequest> Declare() => new("UpdateKeyDescription")
    {
        Key = KeyArgument.IdOrArn<UpdateKeyDescriptionRequest>(r => r.KeyId),
        Honours = ["KeyId", "Description"],
        States = KeyStates.NotPendingDeletion,
        Action = "kms:UpdateKeyDescription",
        Permissions = [Permission<UpdateKeyDescriptionRequest>.OnKey()],
        Trail = TrailShape.Write("KeyId", "Description").Answers("KeyId"),
    };

    protected override Work<UpdateKeyDescriptionResponse> Execute(UpdateKeyDescriptionRequest request, Call call)
    {
        call.Key.Description = request.Description;
        return new UpdateKeyDescriptionResponse();
    }
}
