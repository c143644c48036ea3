using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Materials;

/// <summary>Starts one rotation now. It is under way when the call answers; then the key has other current material, and its replicas too.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html"/></remarks>
internal sealed class RotateKeyOnDemand : Operation<RotateKeyOnDemandRequest, RotateKeyOnDemandResponse>
{
    private static readonly TimeSpan AutomaticIsNear = TimeSpan.FromMinutes(20);

    protected override OperationSpec<RotateKeyOnDemandRequest> Declare() => new("RotateKeyOnDemand")
    {
        Key = KeyArgument.IdOrArn<RotateKeyOnDemandRequest>(r => r.KeyId),
        Honours = ["KeyId"],
        Origins = [OriginType.AWS_KMS, OriginType.EXTERNAL],
        States = KeyStates.Usable,
        Specs = [KeySpec.SYMMETRIC_DEFAULT],
        Action = "kms:RotateKeyOnDemand",
        Permissions = [Permission<RotateKeyOnDemandRequest>.OnKey()],
        Trail = TrailShape.Write("KeyId").Answers("KeyId").NamingTheKeyById(),
    };

    // What a second call answers while a rotation is under way is not documented: ConflictException is the only declared error that says so.
    protected override Work<RotateKeyOnDemandResponse> Execute(RotateKeyOnDemandRequest request, Call call)
    {
        var key = call.Key;
        MultiRegionRules.RefuseReplica(key);
        if (key.Rotation.OnDemandStart is not null) throw KmsErrors.RotationInProgress(key.Arn);
        if (key.Rotation.NextDate - call.Now <= AutomaticIsNear) throw KmsErrors.RotationIsNear(key.Arn);
        if (key.Rotation.OnDemandCount >= call.State.Settings.Quotas.OnDemandRotationsPerKey) throw KmsErrors.RotationLimit(key.Arn);
        if (key.Origin == OriginType.EXTERNAL) CheckPendingMaterial(key);
        call.State.Rotations.OnDemand(key, call.Now);
        return new RotateKeyOnDemandResponse { KeyId = key.Arn };
    }

    private static void CheckPendingMaterial(KmsKey key)
    {
        var pending = key.Materials.Pending ?? throw KmsErrors.NothingPendingRotation(key.Arn);
        if (pending.State != KeyMaterialState.PENDING_ROTATION) throw KmsErrors.NotYetEverywhere(key.Arn, pending.Id);
    }
}
