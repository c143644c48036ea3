using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls GetKeyPolicy. The answer has the policy in <c>Policy</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the policy document under, or null.</param>
    /// <param name="policyName">The policy's name; the only one that KMS has is <c>default</c>. Null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html"/></remarks>
    public KmsScenario GetKeyPolicy(string key, string? into = null, string? policyName = null) =>
        GetKeyPolicy(new GetKeyPolicyRequest { KeyId = key, PolicyName = policyName }, into);

    /// <summary>Calls GetKeyPolicy with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the policy document under, or null.</param>
    public KmsScenario GetKeyPolicy(GetKeyPolicyRequest request, string? into = null) =>
        Call(request, (kms, it, token) => kms.GetKeyPolicyAsync(it, token), into, answer => NamedValue.Of(answer.Policy));

    /// <summary>Calls PutKeyPolicy.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="policy">The policy document, as JSON, or the name that <c>GetKeyPolicy</c> stored one under.</param>
    /// <param name="policyName">The policy's name; the only one that KMS has is <c>default</c>. Null to leave it out.</param>
    /// <param name="bypassPolicyLockoutSafetyCheck">True to put a policy that keeps its author from changing it again; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html"/></remarks>
    public KmsScenario PutKeyPolicy(string key, string policy, string? policyName = null, bool? bypassPolicyLockoutSafetyCheck = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var bypass = bypassPolicyLockoutSafetyCheck;
        return PutKeyPolicy(new PutKeyPolicyRequest { KeyId = key, Policy = policy, PolicyName = policyName, BypassPolicyLockoutSafetyCheck = bypass });
    }

    /// <summary>Calls PutKeyPolicy with a request of your own.</summary>
    /// <param name="request">The request. A key and a stored policy go by their names in it, as everywhere in a scenario.</param>
    public KmsScenario PutKeyPolicy(PutKeyPolicyRequest request) => Call(request, (kms, it, token) => kms.PutKeyPolicyAsync(it, token));

    /// <summary>Calls ListKeyPolicies, for one page. The answer has the names in <c>PolicyNames</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="limit">The most names to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html"/></remarks>
    public KmsScenario ListKeyPolicies(string key, int? limit = null, string? marker = null) =>
        ListKeyPolicies(new ListKeyPoliciesRequest { KeyId = key, Limit = limit, Marker = marker });

    /// <summary>Calls ListKeyPolicies with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario ListKeyPolicies(ListKeyPoliciesRequest request) => Call(request, (kms, it, token) => kms.ListKeyPoliciesAsync(it, token));
}
