using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Policies;

/// <summary>Replaces the policy of a key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html"/></remarks>
internal sealed class PutKeyPolicy : Operation<PutKeyPolicyRequest, PutKeyPolicyResponse>
{
    protected override OperationSpec<PutKeyPolicyRequest> Declare() => new("PutKeyPolicy")
    {
        Key = KeyArgument.IdOrArn<PutKeyPolicyRequest>(r => r.KeyId),
        Honours = ["KeyId", "PolicyName", "Policy", "BypassPolicyLockoutSafetyCheck"],
        Action = "kms:PutKeyPolicy",
        Permissions = [Permission<PutKeyPolicyRequest>.OnKey(with => with.BypassPolicyLockoutSafetyCheck(r => r.BypassPolicyLockoutSafetyCheck))],
        Trail = TrailShape.Write("KeyId", "PolicyName", "Policy", "BypassPolicyLockoutSafetyCheck")
            .Filling("PolicyName", KeyPolicies.Name)
            .Filling("BypassPolicyLockoutSafetyCheck", false)
            .Answers("KeyId"),
    };

    protected override Work<PutKeyPolicyResponse> Execute(PutKeyPolicyRequest request, Call call)
    {
        KeyPolicies.CheckName(request.PolicyName);
        var before = call.Key.Policy;
        call.Key.Policy = KeyPolicies.ForKey(call, call.Key, request.Policy, request.BypassPolicyLockoutSafetyCheck);
        call.State.Consistency.PolicyChanged(call.Key, before, call.Now);
        return new PutKeyPolicyResponse();
    }
}
