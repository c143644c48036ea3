using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Materials;

/// <summary>Answers whether a key rotates by the calendar, when next, and whether a rotation on demand is under way.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html"/></remarks>
internal sealed class GetKeyRotationStatus : Operation<GetKeyRotationStatusRequest, GetKeyRotationStatusResponse>
{
    protected override OperationSpec<GetKeyRotationStatusRequest> Declare() => new("GetKeyRotationStatus")
    {
        Key = KeyArgument.IdOrArn<GetKeyRotationStatusRequest>(r => r.KeyId),
        Honours = ["KeyId"],
        Origins = [OriginType.AWS_KMS, OriginType.EXTERNAL],
        OnAwsManagedKeys = true,
        Action = "kms:GetKeyRotationStatus",
        Permissions = [Permission<GetKeyRotationStatusRequest>.OnKey()],
        Trail = TrailShape.Read("KeyId"),
    };

    // AWS's table of key states calls the operation unsupported for keys that wait for imported material; keys that have theirs answer that rotation is off.
    protected override void CheckBeforeState(GetKeyRotationStatusRequest request, Call call)
    {
        if (call.StateOf(call.Key) == KeyState.PendingImport) throw KmsErrors.WrongOrigin(call.Key.Arn, call.Key.Origin);
    }

    protected override Work<GetKeyRotationStatusResponse> Execute(GetKeyRotationStatusRequest request, Call call)
    {
        var rotation = call.Key.Rotation;
        // A key that waits for its deletion does not rotate; its settings come back when the deletion is cancelled.
        var enabled = rotation.PeriodInDays is not null && !call.Key.IsPendingDeletion;
        return new GetKeyRotationStatusResponse
        {
            KeyId = call.Key.Arn,
            KeyRotationEnabled = enabled,
            RotationPeriodInDays = enabled ? rotation.PeriodInDays : null,
            NextRotationDate = enabled ? rotation.NextDate?.UtcDateTime : null,
            OnDemandRotationStartDate = rotation.OnDemandStart?.UtcDateTime,
        };
    }
}
