using FakeKms.Trail.LeastPrivilege;

namespace FakeKms;

/// <summary>
/// Policies with the least privilege that the calls in records need: of a <see cref="KmsTrail"/>, of a part of one, or of records read from a log of AWS.
/// </summary>
/// <remarks>
/// A call needs a permission if it succeeded, or if it was a dry run that would have. What KMS did by itself needs none. Records do not say whether a grant
/// allowed a call, so that a policy may allow what a grant allows already; nor do they show which permissions of other services a call needs, but for the
/// service-linked role of multi-Region keys.
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html"/>
/// </remarks>
public static class KmsLeastPrivilege
{
    /// <summary>
    /// An IAM policy for each IAM user and role whose calls need one, with the ARNs of the keys and aliases that it used, in every account and Region. A caller of
    /// another account than the key's needs the IAM policy and the key policy.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="options">What goes into the policies; null for the defaults.</param>
    /// <returns>
    /// The policies by the ARN of the user or role. A role has one for all its sessions; a federated user counts as the user who asked for its
    /// credentials. The root user and services have none, because IAM has no policies for them.
    /// </returns>
    public static IReadOnlyDictionary<string, KmsPolicyDocument> ToIamPolicies(this IEnumerable<KmsEvent> records, KmsPolicyOptions? options = null)
    {
        var (calls, chosen) = (new RecordedPermissions(records), options ?? new KmsPolicyOptions());
        return new SortedDictionary<string, KmsPolicyDocument>(
            calls.Callers.Where(caller => caller.HasIamPolicies)
                .Select(caller => (caller.Name, Policy: IamPolicy(calls, caller, chosen)))
                .Where(made => made.Policy.Statements.Count > 0)
                .ToDictionary(made => made.Name, made => made.Policy),
            StringComparer.Ordinal);
    }

    /// <summary>The IAM policy for one caller, as in <see cref="ToIamPolicies"/>.</summary>
    /// <param name="records">The records.</param>
    /// <param name="caller">The IAM user, or the role in any session; in any account if the caller names none.</param>
    /// <param name="options">What goes into the policy; null for the defaults.</param>
    /// <exception cref="ArgumentException">The caller made no call, is no user or role, or is one of several of this name in several accounts.</exception>
    public static KmsPolicyDocument ToIamPolicy(this IEnumerable<KmsEvent> records, KmsCaller caller, KmsPolicyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var calls = new RecordedPermissions(records);
        return IamPolicy(calls, RecordedCallers.Find(calls.Callers, caller), options ?? new KmsPolicyOptions());
    }

    /// <summary>
    /// The key policy for one key. It names roles, users and, where records do not tell more, accounts; services by their principal, bound to the account
    /// that they work for.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="key">
    /// A key ARN, or the name or ARN of an alias: the key that it pointed to last. The key id of a multi-Region key gives one policy for all its Regions.
    /// </param>
    /// <param name="options">What goes into the policy; null for the defaults.</param>
    /// <exception cref="ArgumentException">No record names the key.</exception>
    public static KmsPolicyDocument ToKeyPolicy(this IEnumerable<KmsEvent> records, string key, KmsPolicyOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var (calls, chosen) = (new RecordedPermissions(records), options ?? new KmsPolicyOptions());
        var arns = calls.Keys.Find(key);
        string[] roots = chosen.AccountRoot ? [.. arns.Select(RecordedArns.AccountRootOf).Distinct().Order(StringComparer.Ordinal)] : [];
        var permissions = calls.Of(chosen)
            .Where(permission => permission.IsForKeyPolicies && arns.Contains(permission.Resource) && !roots.Contains(permission.Caller.Name))
            .Select(permission => permission with { Resource = "*" });
        return new KmsPolicyDocument([.. roots.Select(PolicyStatements.ForAccount), .. PolicyStatements.ForKey(permissions, chosen)]);
    }

    private static KmsPolicyDocument IamPolicy(RecordedPermissions calls, PermittedCaller caller, KmsPolicyOptions options) =>
        new(PolicyStatements.ForCaller(calls.Of(options).Where(permission => permission.Caller == caller), options));
}
