using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordCase;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class PolicyCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        OnKey("GetKeyPolicy", s => s.Client.GetKeyPolicyAsync(KeyId, "default")),
        OnKey("GetKeyPolicy.no-name", s => s.Client.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = KeyId })),
        OnKey("ListKeyPolicies", s => s.Client.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = KeyId, Limit = 5 })),
        OnKey("PutKeyPolicy", s => s.Client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = KeyId, Policy = Policy })),
        OnKey("PutKeyPolicy.bypass", s => s.Client.PutKeyPolicyAsync(
            new PutKeyPolicyRequest { KeyId = KeyId, PolicyName = "default", Policy = Policy, BypassPolicyLockoutSafetyCheck = true })),
    ];
}
