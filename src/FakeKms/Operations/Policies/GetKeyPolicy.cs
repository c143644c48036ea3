using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Policies;

/// <summary>Answers the policy of a key in the layout of AWS, which is not the layout in which it was put.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html"/></remarks>
internal sealed class GetKeyPolicy : Operation<GetKeyPolicyRequest, GetKeyPolicyResponse>
{
    protected override OperationSpec<GetKeyPolicyRequest> Declare() => new("GetKeyPolicy")
    {
        Key = KeyArgument.IdOrArn<GetKeyPolicyRequest>(r => r.KeyId),
        Honours = ["KeyId", "PolicyName"],
        OnAwsManagedKeys = true,
        Action = "kms:GetKeyPolicy",
        Permissions = [Permission<GetKeyPolicyRequest>.OnKey()],
        Trail = TrailShape.Read("KeyId", "PolicyName"),
    };

    protected override Work<GetKeyPolicyResponse> Execute(GetKeyPolicyRequest request, Call call)
    {
        KeyPolicies.CheckName(request.PolicyName);
        return new GetKeyPolicyResponse { Policy = call.State.Consistency.PolicyOf(call.Key, call.Now).Text, PolicyName = KeyPolicies.Name };
    }
}
