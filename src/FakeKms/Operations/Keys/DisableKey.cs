using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Keys;

/// <summary>Makes a key refuse cryptographic operations until it is enabled.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html"/></remarks>
internal sealed class DisableKey : Operation<DisableKeyRequest, DisableKeyResponse>
{
    protected override OperationSpec<DisableKeyRequest> Declare() => new("DisableKey")
    {
        Key = KeyArgument.IdOrArn<DisableKeyRequest>(r => r.KeyId),
        Honours = ["KeyId"],
        States = KeyStates.EnabledOrDisabled,
        Action = "kms:DisableKey",
        Permissions = [Permission<DisableKeyRequest>.OnKey(with => with.DaysWithoutKeyUsage())],
        Trail = TrailShape.Write("KeyId").Answers("KeyId"),
    };

    protected override Work<DisableKeyResponse> Execute(DisableKeyRequest request, Call call)
    {
        var before = call.Key.State;
        call.Key.Disable();
        call.State.Consistency.StateChanged(call.Key, before, call.Now);
        return new DisableKeyResponse();
    }
}
