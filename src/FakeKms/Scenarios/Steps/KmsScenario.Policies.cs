using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls GetKeyPolicy. The answer has the policy in <c>Policy</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the policy document under, or null.</param>
    /// <param name="policyName">The policy's name; the only one that KMS has is <c>default</c>. Null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html"/></remarks>
    public KmsScenario GetKeyPolicy(string key, string? into = null, string? policyName = null) =>
        Add("GetKeyPolicy", ScriptText.Of(("", key), ("into", into), ("policyName", policyName)), async (run, token) =>
        {
            var request = new GetKeyPolicyRequest { KeyId = run.KeyId(key), PolicyName = policyName };
            var response = await run.Client.GetKeyPolicyAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.Policy);
            return response;
        });

    /// <summary>Calls PutKeyPolicy.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="policy">The policy document, as JSON, or the name that <see cref="GetKeyPolicy"/> stored one under.</param>
    /// <param name="policyName">The policy's name; the only one that KMS has is <c>default</c>. Null to leave it out.</param>
    /// <param name="bypassPolicyLockoutSafetyCheck">True to put a policy that keeps its author from changing it again; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html"/></remarks>
    public KmsScenario PutKeyPolicy(string key, string policy, string? policyName = null, bool? bypassPolicyLockoutSafetyCheck = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var arguments = ScriptText.Of(
            ("", key), ("policy", ScriptText.Document(policy)), ("policyName", policyName), ("bypassPolicyLockoutSafetyCheck", bypassPolicyLockoutSafetyCheck));
        return Add("PutKeyPolicy", arguments, async (run, token) =>
        {
            var request = new PutKeyPolicyRequest
            {
                KeyId = run.KeyId(key),
                Policy = run.StoredOr(policy),
                PolicyName = policyName,
                BypassPolicyLockoutSafetyCheck = bypassPolicyLockoutSafetyCheck,
            };
            return await run.Client.PutKeyPolicyAsync(request, token).ConfigureAwait(false);
        });
    }

    /// <summary>Calls ListKeyPolicies, for one page. The answer has the names in <c>PolicyNames</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="limit">The most names to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html"/></remarks>
    public KmsScenario ListKeyPolicies(string key, int? limit = null, string? marker = null) =>
        Add("ListKeyPolicies", ScriptText.Of(("", key), ("limit", limit), ("marker", marker)), async (run, token) =>
        {
            var request = new ListKeyPoliciesRequest { KeyId = run.KeyId(key), Limit = limit, Marker = marker };
            return await run.Client.ListKeyPoliciesAsync(request, token).ConfigureAwait(false);
        });
}
