using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Members;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.MultiRegion;

/// <summary>
/// Makes a replica of a multi-Region primary key in another Region: the same key id, material and rotation; a policy, tags, aliases and grants of its own.
/// The replica is Creating in the answer; afterwards it is enabled, or waits for its import.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html"/></remarks>
internal sealed class ReplicateKey : Operation<ReplicateKeyRequest, ReplicateKeyResponse>
{
    protected override OperationSpec<ReplicateKeyRequest> Declare() => new("ReplicateKey")
    {
        Key = KeyArgument.IdOrArn<ReplicateKeyRequest>(r => r.KeyId),
        Honours = ["KeyId", "ReplicaRegion", "Policy", "BypassPolicyLockoutSafetyCheck", "Description", "Tags"],
        Origins = [OriginType.AWS_KMS, OriginType.EXTERNAL],
        States = [KeyState.Enabled],
        Action = "kms:ReplicateKey",
        Permissions =
        [
            Permission<ReplicateKeyRequest>.OnKey(with => with.Text("kms:ReplicaRegion", r => r.ReplicaRegion)),
            Permission<ReplicateKeyRequest>.ToCreateKey(
                with => with
                    .NewKey((_, call) => KeyTraits.ReplicaOf(call.Key))
                    .BypassPolicyLockoutSafetyCheck(r => r.BypassPolicyLockoutSafetyCheck)
                    .RequestTags(r => r.Tags),
                region: r => r.ReplicaRegion),
            Permission<ReplicateKeyRequest>.ToTagNewKey(
                r => r.Tags is { Count: > 0 },
                with => with.NewKey((_, call) => KeyTraits.ReplicaOf(call.Key)).RequestTags(r => r.Tags),
                region: r => r.ReplicaRegion),
        ],
        Trail = TrailShape.Write("KeyId", "ReplicaRegion", "BypassPolicyLockoutSafetyCheck", "Description", "Policy", "Tags")
            .Filling("BypassPolicyLockoutSafetyCheck", false)
            .Filling("Description", "")
            .Answers("ReplicaKeyMetadata", "ReplicaPolicy", "ReplicaTags"),
    };

    protected override Work<ReplicateKeyResponse> Execute(ReplicateKeyRequest request, Call call)
    {
        var set = MultiRegionRules.SetOfPrimary(call.Key);
        var home = call.Home with { Region = request.ReplicaRegion };
        MultiRegionRules.CheckReplicaRegion(call, set, home);
        NewKeyRules.CheckQuota(call, call.State.Directory.Table(home));
        var replica = KeyFactory.Replicate(call.State, call.Key, home.Region, call.Now, new NewKey
        {
            Description = request.Description ?? "",
            Policy = KeyPolicies.ForNewKey(call, request.Policy, request.BypassPolicyLockoutSafetyCheck),
            Tags = KeyTags.Checked(call, request.Tags),
        });
        call.State.Consistency.Made(replica, call.Now);
        call.State.Schedule.Replication(replica, call.Now);
        var metadata = KeyMetadataOf.Key(replica);
        call.Echo(MultiRegionEchoes.OfCreateKey(replica, request, metadata));
        return new ReplicateKeyResponse
        {
            ReplicaKeyMetadata = metadata,
            ReplicaPolicy = replica.Policy.Text,
            ReplicaTags = request.Tags is { Count: > 0 } tags ? tags : null,
        };
    }
}
