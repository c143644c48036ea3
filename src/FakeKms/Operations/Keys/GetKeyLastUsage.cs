using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Keys;

/// <summary>Answers the last successful cryptographic operation with a key. Related multi-Region keys are tracked on their own.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html"/></remarks>
internal sealed class GetKeyLastUsage : Operation<GetKeyLastUsageRequest, GetKeyLastUsageResponse>
{
    protected override OperationSpec<GetKeyLastUsageRequest> Declare() => new("GetKeyLastUsage")
    {
        Key = KeyArgument.IdOrArn<GetKeyLastUsageRequest>(r => r.KeyId),
        Honours = ["KeyId"],
        OnAwsManagedKeys = true,
        Action = "kms:GetKeyLastUsage",
        Permissions = [Permission<GetKeyLastUsageRequest>.OnKey()],
        Trail = TrailShape.Read("KeyId"),
    };

    // A key that was never used answers an empty structure.
    protected override Work<GetKeyLastUsageResponse> Execute(GetKeyLastUsageRequest request, Call call) =>
        new GetKeyLastUsageResponse
        {
            KeyId = call.Key.KeyId,
            KeyCreationDate = call.Key.CreationDate.UtcDateTime,
            TrackingStartDate = call.Key.TrackedSince.UtcDateTime,
            KeyLastUsage = call.Key.LastUse is not { } use ? new KeyLastUsageData() : new KeyLastUsageData
            {
                Operation = KeyLastUsageTrackingOperation.FindValue(use.Operation),
                Timestamp = use.At.UtcDateTime,
                CloudTrailEventId = use.EventId.ToString(),
                KmsRequestId = use.RequestId,
            },
        };
}
