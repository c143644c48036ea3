using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Conditions;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Model;

namespace FakeKms.Engine.Authorization;

/// <summary>The grants that allow a call.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html"/></remarks>
internal static class GrantPermits
{
    private const int MostExplained = 20;

    /// <summary>A grant of the key that names the caller and the action, and whose constraint the call keeps; null for none.</summary>
    public static Permit? Find(Call call, PermissionCheck check, KmsKey key, object? request)
    {
        var caller = PrincipalArn.InPolicies(call.Caller, call.Home);
        Permit? best = null;
        foreach (var grant in call.State.Consistency.GrantsOf(key, GrantsTo(caller, key, call), call.GrantTokens, call.Now))
        {
            if (!Includes(grant.Terms, check.Action) || !Names(grant.Terms, caller) || !Fits(grant.Terms, check, request, call)) continue;
            var permit = new Permit(grant.GrantId, IsAccount(grant.Terms.GranteePrincipal))
            {
                IsOfCallersAccount = grant.Terms.IssuingAccount == call.Home.AccountPrincipal,
            };
            if (permit is { NeedsIdentityPolicy: false, IsOfCallersAccount: true }) return permit;
            if (best is null || best.NeedsIdentityPolicy) best = permit;
        }
        return best;
    }

    /// <summary>The grants of the key that name the caller, each with what keeps it from allowing the action, on lines of their own.</summary>
    public static IEnumerable<string> Explain(Call call, PermissionCheck check, KmsKey key)
    {
        var caller = PrincipalArn.InPolicies(call.Caller, call.Home);
        KeyGrant[] all = [.. GrantsTo(caller, key, call).Where(grant => Names(grant.Terms, caller)).Take(MostExplained)];
        var seen = call.State.Consistency.GrantsOf(key, all, call.GrantTokens, call.Now).Select(grant => grant.GrantId).ToHashSet();
        foreach (var grant in all)
        {
            var obstacle = !Includes(grant.Terms, check.Action) ? $"is for {string.Join(", ", grant.Terms.Operations)}"
                : !Fits(grant.Terms, check, request: null, call) ? $"wants {WantedBy(grant.Terms.Constraint!)}"
                : !seen.Contains(grant.GrantId) ? "cannot be seen yet without its grant token"
                : "allows it";
            yield return $"  grant {grant.GrantId} {obstacle}";
        }
    }

    // Those that can name the caller, found by what they name: a key may have thousands.
    private static IEnumerable<KeyGrant> GrantsTo(PolicyCaller caller, KmsKey key, Call call)
    {
        var account = new AccountRegion(caller.AccountId, key.Home.Region).AccountPrincipal;
        return call.State.Directory.Grants.Of(key, new[] { caller.Arn, caller.RoleArn, caller.IssuerArn, account }.OfType<string>());
    }

    private static string WantedBy(GrantConstraint constraint)
    {
        static string Pairs(string kind, IReadOnlyDictionary<string, string>? context) => context is null
            ? "" : $"{kind} {{{string.Join(", ", context.Select(pair => $"{pair.Key}: {pair.Value}"))}}} ";
        return (Pairs(nameof(constraint.EncryptionContextEquals), constraint.EncryptionContextEquals)
            + Pairs(nameof(constraint.EncryptionContextSubset), constraint.EncryptionContextSubset)
            + (constraint.SourceArn is { } source ? $"aws:SourceArn {source}" : "")).TrimEnd();
    }

    /// <summary>Whether the grantee is the caller; a role is all its sessions, an account all its principals.</summary>
    public static bool Names(GrantTerms terms, PolicyCaller caller) =>
        terms.GranteeServicePrincipal is { } service ? IsService(service, caller) : IsPrincipal(terms.GranteePrincipal, caller);

    /// <summary>Whether a principal of a grant, which may be a service, is the caller.</summary>
    public static bool IsPrincipal(string? principal, PolicyCaller caller) =>
        caller.Kind == PolicyCallerKind.Service ? principal == caller.Arn
        : principal is not null && (principal == caller.Arn || principal == caller.RoleArn || principal == caller.IssuerArn || IsAccountOf(principal, caller));

    public static bool IsService(string principal, PolicyCaller caller) => caller.Kind == PolicyCallerKind.Service && principal == caller.Arn;

    /// <summary>The ARN of a whole account.</summary>
    public static bool IsAccount(string? principal) => principal?.EndsWith(":root", StringComparison.Ordinal) == true;

    private static bool IsAccountOf(string principal, PolicyCaller caller) => IsAccount(principal) && ArnParts.Parse(principal)?.AccountId == caller.AccountId;

    private static bool Includes(GrantTerms terms, string action) =>
        terms.Operations.Any(operation => action.Length == operation.Value.Length + 4 && action.EndsWith(operation.Value, StringComparison.Ordinal));

    private static bool Fits(GrantTerms terms, PermissionCheck check, object? request, Call call)
    {
        if (terms.Constraint?.SourceArn is { } source && check.Context.Find("aws:SourceArn")?.Values.Contains(source) != true) return false;
        // A constraint on CreateGrant is one on the grants that are made by it.
        if (check.Action == "kms:CreateGrant")
            return request is not CreateGrantRequest create || ChildGrants.AreWithin(GrantMapping.Terms(create, call), terms);
        return check.Action == "kms:DescribeKey" || HasContext(terms.Constraint, check.Context);
    }

    // The documentation has changed its mind about the case of the keys of pairs: it does not count any more.
    private static bool HasContext(GrantConstraint? constraint, PolicyContext context)
    {
        if ((constraint?.EncryptionContextEquals ?? constraint?.EncryptionContextSubset) is not { } wanted) return true;
        var pairs = context.Find(ConditionNames.EncryptionContextKeys)?.Values.Count ?? 0;
        return (constraint!.EncryptionContextEquals is null || pairs == wanted.Count)
            && wanted.All(pair => context.Find(ConditionNames.EncryptionContext + pair.Key)?.Values is [var value] && value == pair.Value);
    }
}
