using FakeKms.Engine.Calls;
using FakeKms.Model;

namespace FakeKms.Engine.Rules;

/// <summary>
/// Whether a call gets through the VPC endpoint that it comes through. AWS asks the policy of the endpoint with the others, before those of the key, as soon
/// as it knows which key the call is about.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/vpce-policy.html"/></remarks>
internal static class VpcEndpointRules
{
    /// <exception cref="KmsFailure">The policy does not let the caller through. The call knows of it, too.</exception>
    public static void Check(Operation operation, Call call)
    {
        if (call.VpcEndpoint?.Policy is not { } policy) return;
        var caller = PrincipalArn.InPolicies(call.Caller, call.Home);
        call.IsRefusedByEndpoint = true;
        foreach (var (action, resource) in Uses(operation, call)) policy.Check(caller, action, resource);
        call.IsRefusedByEndpoint = false;
    }

    // An operation that is about no key needs its permission for all resources. ReEncrypt needs one for each of its keys.
    private static IEnumerable<(string Action, string Resource)> Uses(Operation operation, Call call) =>
        call.Keys.Count == 0 ? [(operation.Action, "*")]
        : operation.Name == "ReEncrypt" ? [("kms:ReEncryptFrom", call.Keys[0].Arn), ("kms:ReEncryptTo", call.Keys[^1].Arn)]
        : call.Keys.Select(key => (operation.Action, key.Arn));
}
