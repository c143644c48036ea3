using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Materials;

/// <summary>Turns automatic rotation off. A rotation on demand that is under way goes on. On keys that never rotate it changes nothing and succeeds.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html"/></remarks>
internal sealed class DisableKeyRotation : Operation<DisableKeyRotationRequest, DisableKeyRotationResponse>
{
    protected override OperationSpec<DisableKeyRotationRequest> Declare() => new("DisableKeyRotation")
    {
        Key = KeyArgument.IdOrArn<DisableKeyRotationRequest>(r => r.KeyId),
        Honours = ["KeyId"],
        Origins = [OriginType.AWS_KMS],
        States = KeyStates.Usable,
        Action = "kms:DisableKeyRotation",
        Permissions = [Permission<DisableKeyRotationRequest>.OnKey()],
        Trail = TrailShape.Write("KeyId").Answers("KeyId"),
    };

    protected override Work<DisableKeyRotationResponse> Execute(DisableKeyRotationRequest request, Call call)
    {
        MultiRegionRules.RefuseReplica(call.Key);
        call.Key.Rotation.Disable();
        return new DisableKeyRotationResponse();
    }
}
