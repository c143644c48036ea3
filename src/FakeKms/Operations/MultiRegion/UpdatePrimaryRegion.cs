using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.MultiRegion;

/// <summary>Makes the replica in another Region the primary key, and the primary key a replica. Both are Updating for a moment.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html"/></remarks>
internal sealed class UpdatePrimaryRegion : Operation<UpdatePrimaryRegionRequest, UpdatePrimaryRegionResponse>
{
    protected override OperationSpec<UpdatePrimaryRegionRequest> Declare() => new("UpdatePrimaryRegion")
    {
        Key = KeyArgument.IdOrArn<UpdatePrimaryRegionRequest>(r => r.KeyId),
        Honours = ["KeyId", "PrimaryRegion"],
        Origins = [OriginType.AWS_KMS, OriginType.EXTERNAL],
        States = KeyStates.Usable,
        Action = "kms:UpdatePrimaryRegion",
        Permissions =
        [
            Permission<UpdatePrimaryRegionRequest>.OnKey(with => with.Text("kms:PrimaryRegion", r => r.PrimaryRegion)),
            Permission<UpdatePrimaryRegionRequest>.OnKey(
                "kms:UpdatePrimaryRegion",
                (r, call) => call.Key.MultiRegion?.In(r.PrimaryRegion),
                with => with.Text("kms:PrimaryRegion", r => r.PrimaryRegion)),
        ],
        Trail = TrailShape.Write("KeyId", "PrimaryRegion").Answers("KeyId"),
    };

    protected override Work<UpdatePrimaryRegionResponse> Execute(UpdatePrimaryRegionRequest request, Call call)
    {
        var set = MultiRegionRules.SetOfPrimary(call.Key);
        MultiRegionRules.CheckNewPrimaryRegion(call, request.PrimaryRegion);
        var replica = set.In(request.PrimaryRegion) ?? throw KmsErrors.NoReplicaIn(call.Key.Arn, request.PrimaryRegion);
        if (!Spec.States.Contains(replica.State)) throw KeyStateErrors.For(replica, replica.State);
        set.Promote(replica);
        call.State.Schedule.Update(call.Now, call.Key, replica);
        call.Echo(MultiRegionEchoes.OfUpdatePrimaryRegion(replica, request));
        return new UpdatePrimaryRegionResponse();
    }
}
