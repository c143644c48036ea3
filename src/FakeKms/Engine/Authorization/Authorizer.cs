using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Engine.Calls;
using FakeKms.Model;

namespace FakeKms.Engine.Authorization;

/// <summary>
/// Asks policies and grants whether a caller may make a call, as far as the mode lets them decide. All permissions that the call needs have to be there; the
/// first that is not is the one that AWS names.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html"/></remarks>
internal sealed class Authorizer(AuthorizationBook book)
{
    /// <summary>Checks a call whose keys were found.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="request">Its request.</param>
    /// <param name="call">The call.</param>
    /// <param name="isAgain">Whether the call was checked before: what goes on all the same is listed once.</param>
    /// <exception cref="KmsFailure">The caller is not authorized.</exception>
    public void Check(Operation operation, object request, Call call, bool isAgain)
    {
        var mode = book.Mode;
        if (mode == KmsAuthorizationMode.Off && call.IsAtHome && call.VpcEndpoint?.Policy is null && book.Quick.Count == 0)
        {
            AwsManagedKeyRules.Check(operation, call);
            return;
        }
        var checks = operation.Permissions(request, call);
        foreach (var check in checks) Check(operation, request, call, check, mode, isAgain);
        // A key of another account that no permission is asked for, such as one whose aliases are to be listed, is out of reach.
        foreach (var key in call.Keys)
        {
            if (key.Home.AccountId != call.Home.AccountId && !checks.Any(check => check.Key == key))
                throw Noted(operation, call, OutOfReach(call, operation.Action, key));
        }
        if (mode == KmsAuthorizationMode.Off) AwsManagedKeyRules.Check(operation, call);
    }

    /// <summary>What the policies say of a permission by themselves, whatever the mode is.</summary>
    public KmsDecision Ask(Call call, PermissionCheck check)
    {
        if (check.Key is { } key && IsOutOfReach(call, check.Action, key)) return OutOfReach(call, check.Action, key);
        var (decision, policies) = Strictly(call, check, request: null);
        return View(call, check, QuickDecision(call, check) ?? decision, policies);
    }

    private void Check(Operation operation, object request, Call call, PermissionCheck check, KmsAuthorizationMode mode, bool isAgain)
    {
        if (check.Key is { } key && IsOutOfReach(call, check.Action, key)) throw Noted(operation, call, OutOfReach(call, check.Action, key));
        var quick = QuickDecision(call, check);
        var (decision, policies) = mode == KmsAuthorizationMode.Off ? Loosely(call, check, request) : Strictly(call, check, request);
        if (decision is { IsAllowed: false, Type: PolicyType.Endpoint } && mode != KmsAuthorizationMode.Permissive) call.IsRefusedByEndpoint = true;
        decision = quick ?? decision;
        if (decision.IsAllowed) return;
        var goesOn = quick is null && mode == KmsAuthorizationMode.Permissive;
        if (!goesOn || !isAgain) Note(operation, call, View(call, check, decision, policies), wasRefused: !goesOn);
        if (!goesOn) throw Refusals.Of(call, check, decision);
    }

    private static bool IsOutOfReach(Call call, string action, KmsKey key) =>
        key.Home.AccountId != call.Home.AccountId && !CrossAccountActions.All.Contains(action);

    // What has no support across accounts fails in every mode, however much is allowed. How is not documented: as for a key that nobody opened.
    private static KmsDecision OutOfReach(Call call, string action, KmsKey key) => new(
        action,
        key.Arn,
        new PolicyDecision(DecisionKind.ImplicitDeny, PolicyType.Resource),
        KmsErrors.KeyOfAnotherAccount(PrincipalArn.Of(call.Caller, call.Home), action, key.Arn).Text,
        $"{action} does not work on keys of other accounts, whatever their policies allow.");

    private KmsFailure Noted(Operation operation, Call call, KmsDecision decision)
    {
        Note(operation, call, decision, wasRefused: true);
        return KmsErrors.KeyOfAnotherAccount(PrincipalArn.Of(call.Caller, call.Home), decision.Action, decision.Resource);
    }

    // A call that goes on may lack several permissions.
    private void Note(Operation operation, Call call, KmsDecision decision, bool wasRefused)
    {
        book.Note(new KmsDenial(call, operation.Name, decision), wasRefused);
        var found = $"{(wasRefused ? "" : "AWS would have refused it: ")}{decision}\n{decision.Explanation}";
        call.Decision = call.Decision is { } earlier ? $"{earlier}\n{found}" : found;
    }

    private static (PolicyDecision Decision, PolicySet Policies) Strictly(Call call, PermissionCheck check, object? request)
    {
        var policies = CallPolicies.Of(call, check.Key, () => PermitOf(call, check, request));
        if (check.Action == "kms:RetireGrant" && call.Grant is { } grant) policies = RetirePermission.Of(policies, call, grant);
        return (PolicyEvaluator.Decide(RequestOf(call, check), policies), policies);
    }

    private static (PolicyDecision Decision, PolicySet Policies) Loosely(Call call, PermissionCheck check, object request)
    {
        var policies = CallPolicies.WhenOff(call, check.Key, () => PermitOf(call, check, request));
        if (check.Action == "kms:RetireGrant" && call.Grant is { } grant && grant.Key.Home.AccountId != call.Home.AccountId)
            policies = RetirePermission.Of(policies, call, grant);
        return (PolicyEvaluator.Decide(RequestOf(call, check), policies), policies);
    }

    // What is about no key has no grants.
    private static Permit? PermitOf(Call call, PermissionCheck check, object? request) =>
        check.Key is { } key ? GrantPermits.Find(call, check, key, request) : null;

    private PolicyDecision? QuickDecision(Call call, PermissionCheck check)
    {
        foreach (var denial in book.Quick)
        {
            if (denial.Hits(call, check)) return denial.Decision;
        }
        return null;
    }

    private static PolicyRequest RequestOf(Call call, PermissionCheck check) =>
        new(PrincipalArn.InPolicies(call.Caller, call.Home), check.Action, check.Resource, check.Context)
        {
            ResourceAccount = check.Key?.Home.AccountId,
            ResourceContext = check.ResourceContext,
        };

    private static KmsDecision View(Call call, PermissionCheck check, PolicyDecision decision, PolicySet policies)
    {
        var text = decision.IsAllowed ? null : Refusals.Of(call, check, decision).Text;
        var explanation = decision.Source is { } source && source.Name == QuickDenial.Name
            ? $"{QuickDenial.Name} refuses it, whatever the policies say."
            : PolicyExplanation.Of(RequestOf(call, check), policies).ToString();
        if (check.Key is { } key && decision.PermitId is null)
            explanation = string.Join('\n', GrantPermits.Explain(call, check, key).Prepend(explanation));
        return new KmsDecision(check.Action, check.Resource, decision, text, explanation);
    }
}
