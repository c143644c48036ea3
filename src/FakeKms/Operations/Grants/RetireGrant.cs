using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Grants;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Model;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Grants;

/// <summary>Ends a grant on behalf of those who use it: named by one of its tokens, or by its key and its id.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html"/></remarks>
internal sealed class RetireGrant : Operation<RetireGrantRequest, RetireGrantResponse>
{
    // CloudTrail shows no parameters of RetireGrant: the grant is named in additionalEventData.
    protected override OperationSpec<RetireGrantRequest> Declare() => new("RetireGrant")
    {
        Honours = ["GrantToken", "KeyId", "GrantId", "DryRun"],
        // The policies of AWS managed keys do not name it either: it is for those whom the grant names, whosoever key it is.
        OnAwsManagedKeys = true,
        Action = "kms:RetireGrant",
        Permissions = [Permission<RetireGrantRequest>.OnKey(with => with.GrantConstraint((_, call) => call.Grant?.Terms.Constraint))],
        Trail = TrailShape.Write().Answers("KeyId"),
    };

    // Who may retire a grant is said by the grant itself, not by the key policy.
    protected override void FindKeys(RetireGrantRequest request, Call call)
    {
        var grant = Find(request, call);
        (call.Key, call.Grant) = (grant.Key, grant);
    }

    protected override Work<RetireGrantResponse> Execute(RetireGrantRequest request, Call call)
    {
        var grant = call.Grant!;
        if (request.DryRun == true) throw KmsErrors.DryRun();
        call.State.Directory.Grants.Remove(grant);
        call.State.Consistency.GrantEnded(grant, call.Now);
        return new RetireGrantResponse();
    }

    // AWS documents the two ways as alternatives and no answer to a mixture. Nothing of a request is ignored here, so that a mixture is refused.
    private static KeyGrant Find(RetireGrantRequest request, Call call) => request switch
    {
        { GrantToken: { } token, KeyId: null, GrantId: null } =>
            call.State.Directory.Grants.FindByToken(token, call.Home.Region) ?? throw KmsErrors.InvalidGrantToken(),
        { GrantToken: null, KeyId: { } keyId, GrantId: { } grantId } => Find(keyId, grantId, call),
        _ => throw GrantErrors.TokenOrIds(),
    };

    // A grant reaches across accounts, so that its retiring principal finds it by the ARN of a key that it could not use otherwise.
    private static KeyGrant Find(string keyId, string grantId, Call call)
    {
        var grants = call.State.Directory.Grants;
        if (grants.FindById(grantId) is { } named && named.Key.Arn == keyId && named.Key.Home.Region == call.Home.Region) return named;
        call.Key = KeyResolver.Resolve(call, keyId, KeyForms.IdOrArn, "kms:RetireGrant");
        GrantRules.CheckId(grantId);
        return grants.Of(call.Key).Find(grantId) ?? throw Unknown(grantId, call);
    }

    // Of a key of another account nobody hears whether it exists.
    private static KmsFailure Unknown(string grantId, Call call) => call.Key.Home.AccountId == call.Home.AccountId
        ? GrantErrors.UnknownGrant(grantId)
        : KmsErrors.KeyOfAnotherAccount(PrincipalArn.Of(call.Caller, call.Home), "kms:RetireGrant", call.Key.Arn);
}
