using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Model;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Materials;

/// <summary>Turns automatic rotation on, or starts its period anew. The first rotation comes one period from now.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html"/></remarks>
internal sealed class EnableKeyRotation : Operation<EnableKeyRotationRequest, EnableKeyRotationResponse>
{
    protected override OperationSpec<EnableKeyRotationRequest> Declare() => new("EnableKeyRotation")
    {
        Key = KeyArgument.IdOrArn<EnableKeyRotationRequest>(r => r.KeyId),
        Honours = ["KeyId", "RotationPeriodInDays"],
        Origins = [OriginType.AWS_KMS],
        States = KeyStates.Usable,
        Specs = [KeySpec.SYMMETRIC_DEFAULT],
        Action = "kms:EnableKeyRotation",
        Permissions =
        [
            Permission<EnableKeyRotationRequest>.OnKey(with => with
                .Number("kms:RotationPeriodInDays", r => r.RotationPeriodInDays ?? RotationDays.Default)),
        ],
        Trail = TrailShape.Write("KeyId", "RotationPeriodInDays").Answers("KeyId"),
    };

    // Whether a period that is left out keeps an earlier one is not documented; the API text calls 365 days the default, so that is what it means.
    protected override Work<EnableKeyRotationResponse> Execute(EnableKeyRotationRequest request, Call call)
    {
        MultiRegionRules.RefuseReplica(call.Key);
        call.State.Rotations.Automatic(call.Key, request.RotationPeriodInDays ?? RotationDays.Default, call.Now);
        return new EnableKeyRotationResponse();
    }
}
