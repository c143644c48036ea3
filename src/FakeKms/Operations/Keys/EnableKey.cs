using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Keys;

/// <summary>Makes a disabled key usable again. An enabled key stays enabled.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html"/></remarks>
internal sealed class EnableKey : Operation<EnableKeyRequest, EnableKeyResponse>
{
    protected override OperationSpec<EnableKeyRequest> Declare() => new("EnableKey")
    {
        Key = KeyArgument.IdOrArn<EnableKeyRequest>(r => r.KeyId),
        Honours = ["KeyId"],
        States = KeyStates.EnabledOrDisabled,
        Action = "kms:EnableKey",
        Permissions = [Permission<EnableKeyRequest>.OnKey()],
        Trail = TrailShape.Write("KeyId").Answers("KeyId"),
    };

    protected override Work<EnableKeyResponse> Execute(EnableKeyRequest request, Call call)
    {
        var before = call.Key.State;
        call.Key.Enable();
        call.State.Consistency.StateChanged(call.Key, before, call.Now);
        call.State.Rotations.CatchUp(call.Key, call.Now);
        return new EnableKeyResponse();
    }
}
