using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Keys;

/// <summary>
/// Starts the waiting period of 7 to 30 days after which a key, its aliases and its grants are gone. A multi-Region primary key waits until its last
/// replica is gone; only then does its period begin, and only then is there a date.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html"/></remarks>
internal sealed class ScheduleKeyDeletion : Operation<ScheduleKeyDeletionRequest, ScheduleKeyDeletionResponse>
{
    private const int DefaultWindowInDays = 30;

    protected override OperationSpec<ScheduleKeyDeletionRequest> Declare() => new("ScheduleKeyDeletion")
    {
        Key = KeyArgument.IdOrArn<ScheduleKeyDeletionRequest>(r => r.KeyId),
        Honours = ["KeyId", "PendingWindowInDays"],
        States = [KeyState.Enabled, KeyState.Disabled, KeyState.PendingImport, KeyState.Unavailable, KeyState.Creating],
        Action = "kms:ScheduleKeyDeletion",
        Permissions =
        [
            Permission<ScheduleKeyDeletionRequest>.OnKey(with => with
                .Number("kms:ScheduleKeyDeletionPendingWindowInDays", r => r.PendingWindowInDays ?? DefaultWindowInDays)
                .DaysWithoutKeyUsage()),
        ],
        Trail = TrailShape.Write("KeyId", "PendingWindowInDays").Answers("KeyId", "KeyState", "DeletionDate", "PendingWindowInDays"),
    };

    // The service model allows 1 to 365 days; the service itself asks for 7 to 30.
    protected override void CheckBeforeState(ScheduleKeyDeletionRequest request, Call call)
    {
        if (request.PendingWindowInDays is < 7 or > 30) throw KmsErrors.Validation("PendingWindowInDays must be between 7 and 30");
    }

    protected override Work<ScheduleKeyDeletionResponse> Execute(ScheduleKeyDeletionRequest request, Call call)
    {
        var days = request.PendingWindowInDays ?? DefaultWindowInDays;
        var before = call.Key.State;
        call.State.Schedule.Deletion(call.Key, days, call.Now);
        call.State.Consistency.StateChanged(call.Key, before, call.Now);
        if (BackingKeys.ToDelete(call.Key) is { } backingKeys) call.AdditionalEventData.AddAll(backingKeys);
        return new ScheduleKeyDeletionResponse
        {
            KeyId = call.Key.Arn,
            DeletionDate = call.Key.DeletionDate?.UtcDateTime,
            KeyState = call.Key.State,
            PendingWindowInDays = days,
        };
    }
}
