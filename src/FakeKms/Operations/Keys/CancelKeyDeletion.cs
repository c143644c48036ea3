using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Keys;

/// <summary>Takes a key out of the waiting period. It is disabled afterwards, whatever it was before.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html"/></remarks>
internal sealed class CancelKeyDeletion : Operation<CancelKeyDeletionRequest, CancelKeyDeletionResponse>
{
    protected override OperationSpec<CancelKeyDeletionRequest> Declare() => new("CancelKeyDeletion")
    {
        Key = KeyArgument.IdOrArn<CancelKeyDeletionRequest>(r => r.KeyId),
        Honours = ["KeyId"],
        States = [KeyState.PendingDeletion, KeyState.PendingReplicaDeletion],
        Action = "kms:CancelKeyDeletion",
        Permissions = [Permission<CancelKeyDeletionRequest>.OnKey()],
        Trail = TrailShape.Write("KeyId").Answers("KeyId"),
    };

    // In every other state the answer names what the key is not, instead of what it is.
    protected override void CheckBeforeState(CancelKeyDeletionRequest request, Call call)
    {
        if (!Spec.States.Contains(call.Key.State))
            throw KmsErrors.InvalidState($"{call.Key.Arn} is not pending deletion.");
    }

    protected override Work<CancelKeyDeletionResponse> Execute(CancelKeyDeletionRequest request, Call call)
    {
        var before = call.Key.State;
        call.Key.CancelDeletion();
        call.State.Consistency.StateChanged(call.Key, before, call.Now);
        return new CancelKeyDeletionResponse { KeyId = call.Key.Arn };
    }
}
