using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Engine.Calls;
using FakeKms.Engine.State;

namespace FakeKms.Engine.Authorization;

/// <summary>The policies that have a say about a permission of a call.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html"/></remarks>
internal static class CallPolicies
{
    /// <summary>All of them.</summary>
    /// <param name="call">The call.</param>
    /// <param name="key">The key; null where identity policies alone decide.</param>
    /// <param name="permit">The grants of the key.</param>
    public static PolicySet Of(Call call, KmsKey? key, Func<Permit?> permit)
    {
        var principals = call.State.Consistency.PrincipalsOf(call.State.Principals, call.Now);
        var declared = principals.Of(call.Caller);
        return new PolicySet
        {
            Resource = key is null ? null : OfKey(call, key),
            Identity = IdentityOf(call, principals, declared),
            Boundary = declared?.Boundary,
            Session = [.. call.Caller.SessionPolicies.Select(PolicyTexts.OfSession)],
            Endpoint = call.VpcEndpoint?.Policy,
            ServiceControl = ServiceControlOf(call),
            ResourceControl = ResourceControlOf(call, key),
            Permit = permit,
        };
    }

    /// <summary>
    /// Those that matter while nobody of the key's own account is refused: that of the VPC endpoint and, of a key of another account, that of the key.
    /// </summary>
    public static PolicySet WhenOff(Call call, KmsKey? key, Func<Permit?> permit) => new()
    {
        Resource = key is null || key.Home.AccountId == call.Home.AccountId ? PolicyTexts.Open : OfKey(call, key),
        Identity = [PolicyTexts.Administrator],
        Endpoint = call.VpcEndpoint?.Policy,
        Permit = permit,
    };

    private static PolicySource OfKey(Call call, KmsKey key) =>
        new(PolicyType.Resource, "the key policy", call.State.Consistency.PolicyOf(key, call.Now).Document);

    // Who was not declared is taken for an administrator, so that key policies can be tested alone.
    private static IReadOnlyList<PolicySource> IdentityOf(Call call, DeclaredPrincipals principals, DeclaredPrincipal? declared)
    {
        if (declared is not null) return principals.PoliciesOf(declared);
        return call.State.Settings.DeclaredPoliciesOnly ? [] : [PolicyTexts.Administrator];
    }

    private static IReadOnlyList<IReadOnlyList<PolicySource>> ServiceControlOf(Call call) =>
        call.State.Settings.OrganizationOf(call.Home.AccountId)?.ServiceControl ?? [];

    // AWS managed keys are out of the reach of an organization.
    private static IReadOnlyList<PolicySource> ResourceControlOf(Call call, KmsKey? key) =>
        key is null || key.Manager == KeyManagerType.AWS ? [] : call.State.Settings.OrganizationOf(key.Home.AccountId)?.ResourceControl ?? [];
}
