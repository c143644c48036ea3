using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Grants;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Grants;

/// <summary>Ends a grant on behalf of the key's administrators.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html"/></remarks>
internal sealed class RevokeGrant : Operation<RevokeGrantRequest, RevokeGrantResponse>
{
    protected override OperationSpec<RevokeGrantRequest> Declare() => new("RevokeGrant")
    {
        Key = KeyArgument.IdOrArn<RevokeGrantRequest>(r => r.KeyId),
        Honours = ["KeyId", "GrantId", "DryRun"],
        OnAwsManagedKeys = true,
        Action = "kms:RevokeGrant",
        Permissions = [Permission<RevokeGrantRequest>.OnKey(with => with.GrantIsForAwsResource())],
        Trail = TrailShape.Write("KeyId", "GrantId", "DryRun").Answers("KeyId"),
    };

    protected override void CheckBeforeState(RevokeGrantRequest request, Call call) => GrantRules.CheckId(request.GrantId);

    protected override Work<RevokeGrantResponse> Execute(RevokeGrantRequest request, Call call)
    {
        var grants = call.State.Directory.Grants;
        var grant = grants.Of(call.Key).Find(request.GrantId) ?? throw GrantErrors.UnknownGrant(request.GrantId);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        grants.Remove(grant);
        call.State.Consistency.GrantEnded(grant, call.Now);
        return new RevokeGrantResponse();
    }
}
