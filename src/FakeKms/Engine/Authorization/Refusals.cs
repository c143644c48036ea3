using FakeKms.Domain.Errors;
using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Engine.Calls;
using FakeKms.Model;

namespace FakeKms.Engine.Authorization;

/// <summary>How AWS words a refusal.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html"/></remarks>
internal static class Refusals
{
    public static KmsFailure Of(Call call, PermissionCheck check, PolicyDecision decision)
    {
        var caller = PrincipalArn.Of(call.Caller, call.Home);
        var isForeign = check.Key is { } key && key.Home.AccountId != call.Home.AccountId;
        var isOfCiphertext = check.Key is not null && call.KeyOfCiphertext == check.Key;
        if (isForeign && decision.Type == PolicyType.Resource)
        {
            return isOfCiphertext
                ? KmsErrors.CiphertextOfUnknownKey(caller, check.Action, check.Resource)
                : KmsErrors.KeyOfAnotherAccount(caller, check.Action, check.Resource);
        }
        // Of a ciphertext that comes through a service the key is not named; direct calls have been seen to get its ARN.
        var resource = !check.NamesResource ? ""
            : isOfCiphertext && call.Caller.InvokedBy is not null ? "on the resource associated with this ciphertext "
            : $"on resource: {check.Resource} ";
        return KmsErrors.Refused(caller, check.Action, resource + Tail(check.Action, decision), check.Resource);
    }

    private static string Tail(string action, PolicyDecision decision)
    {
        var policy = PolicyTypeNames.Of(decision.Type);
        if (decision.Kind != DecisionKind.ExplicitDeny) return $"because no {policy} allows the {action} action";
        var article = decision.Type == PolicyType.Identity ? "an" : "a";
        // Which policy it was is said of managed ones, and of those of an organization.
        return $"with an explicit deny in {article} {policy}{(decision.Source?.Arn is { } arn ? $": {arn}" : "")}";
    }
}
