namespace FakeKms.Models.Tests.Model;

// Who may do what: policy-evaluation.html of the developer guide.
internal sealed partial class KmsModel
{
    private const string Denied = "AccessDeniedException";

    /// <summary>Whether a caller may do something to a key: a Deny wins, then the key policy, by itself or with the caller's IAM policy, then grants.</summary>
    public static void Authorize(string caller, string action, ModelKey key, Context? context = null)
    {
        if (IsDenied(caller, action, key, context)) throw new Refusal(Denied);
        if (IsAllowedByPolicies(caller, action, key, context)) return;
        if (!key.Grants.Exists(grant => grant.Allows(caller, action, context))) throw new Refusal(Denied);
    }

    /// <summary>The same for CreateGrant: a grant allows a grant that gives no more than it gives itself.</summary>
    public static void AuthorizeGrant(string caller, ModelKey key, ModelGrant child)
    {
        var context = child.Constraint?.Context ?? Context.None;
        if (IsDenied(caller, "CreateGrant", key, context)) throw new Refusal(Denied);
        if (IsAllowedByPolicies(caller, "CreateGrant", key, context)) return;
        if (!key.Grants.Exists(grant => grant.Allows(caller, "CreateGrant", context: null) && grant.Covers(child))) throw new Refusal(Denied);
    }

    /// <summary>
    /// A grant says itself who may retire it: the retiring principal, a grantee who is given RetireGrant, the account that made it and so whom its
    /// IAM policies allow. A key policy can only deny it.
    /// </summary>
    public static void AuthorizeRetiring(string caller, ModelKey key, ModelGrant grant)
    {
        var context = grant.Constraint?.Context ?? Context.None;
        if (IsDenied(caller, "RetireGrant", key, context)) throw new Refusal(Denied);
        if (caller == Callers.Admin || grant.Retiring == caller || (grant.Grantee == caller && grant.Operations.Contains("RetireGrant"))) return;
        throw new Refusal(Denied);
    }

    /// <summary>What is about no key is for IAM policies alone to allow.</summary>
    public static void AuthorizeByIam(string caller)
    {
        if (caller != Callers.Admin) throw new Refusal(Denied);
    }

    private static bool IsDenied(string caller, string action, ModelKey key, Context? context) =>
        key.Policy.Denies(caller, action, context) || key.Policy.Denies(ModelStatement.Account, action, context);

    private static bool IsAllowedByPolicies(string caller, string action, ModelKey key, Context? context) =>
        key.Policy.Names(caller, action, context) || (caller == Callers.Admin && key.Policy.Names(ModelStatement.Account, action, context));
}
