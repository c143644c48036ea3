using FakeKms.Domain.Grants;
using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Authorization;

/// <summary>
/// Who may retire a grant, which the grant itself says: its retiring principal; its grantee, if RetireGrant is among the operations; and the account that made
/// it, which can leave it to its principals by an IAM policy. An Allow in a key policy has no effect.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html"/></remarks>
internal static class RetirePermission
{
    /// <summary>The policies, with what the grant itself says in the place of the grants of the key.</summary>
    public static PolicySet Of(PolicySet policies, Call call, KeyGrant grant) => policies with
    {
        Resource = policies.Resource is { } resource ? resource with { Document = WithoutAllow(resource.Document) } : null,
        Permit = () => Find(call, grant),
    };

    private static Permit? Find(Call call, KeyGrant grant)
    {
        var (terms, caller) = (grant.Terms, PrincipalArn.InPolicies(call.Caller, call.Home));
        var retiring = terms.RetiringServicePrincipal ?? terms.RetiringPrincipal;
        if (GrantPermits.IsPrincipal(retiring, caller)) return new Permit(grant.GrantId, GrantPermits.IsAccount(retiring));
        if (terms.Operations.Any(operation => operation.Value == "RetireGrant") && GrantPermits.Names(terms, caller))
            return new Permit(grant.GrantId, GrantPermits.IsAccount(terms.GranteePrincipal));
        return terms.IssuingAccount == call.Home.AccountPrincipal ? new Permit(grant.GrantId, NeedsIdentityPolicy: true) : null;
    }

    private static PolicyDocument WithoutAllow(PolicyDocument document) =>
        document with { Statements = [.. document.Statements.Where(statement => !statement.IsAllow)] };
}
