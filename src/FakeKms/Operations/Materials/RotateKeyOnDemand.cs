using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain;
using FakeKms.Trail;

namespace FakeKms.Operations.Materials;

/// <summary>Starts one rotation now. It is under way when the call answers, and done before the next one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html"/></remarks>
internal sealed class RotateKeyOnDemand : Operation<RotateKeyOnDemandRequest, RotateKeyOnDemandResponse>
{
    // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
    private const int MaximumRotations = 25;

    protected override OperationSpec<RotateKeyOnDemandRequest> Declare() => new("RotateKeyOnDemand")
    {
        Key = KeyArgument.IdOrArn<RotateKeyOnDemandRequest>(r => r.KeyId),
        Honours = ["KeyId"],
        Origins = [OriginType.AWS_KMS, OriginType.EXTERNAL],
        States = KeyStates.Usable,
        Specs = [KeySpec.SYMMETRIC_DEFAULT],
        Action = "kms:RotateKeyOnDemand",
        Trail = TrailShape.Write("KeyId").Answers("KeyId"),
    };

    protected override Work<RotateKeyOnDemandResponse> Execute(RotateKeyOnDemandRequest request, Call call)
    {
        var key = call.Key;
        if (key.OnDemandRotationStart is not null) throw KmsErrors.RotationInProgress(key);
        if (key.OnDemandRotations >= MaximumRotations) throw KmsErrors.RotationLimit(key);
        if (key.Origin == OriginType.EXTERNAL && key.Materials.Pending is null) throw KmsErrors.NothingPendingRotation(key);
        call.State.Schedule.OnDemandRotation(key, call.Now);
        return new RotateKeyOnDemandResponse { KeyId = key.Arn };
    }
}
