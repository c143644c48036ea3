using FakeKms.Trail.LeastPrivilege;

namespace FakeKms;

/// <summary>
/// Generates policies with the least privilege that the recorded calls need. Works on a <see cref="KmsTrail"/>, on a part of one, and on records that were
/// read from a log of AWS.
/// </summary>
/// <remarks>
/// A call needs a permission if it succeeded, or if it was a dry run that would have succeeded. Service events need none, and calls that a grant of the
/// records allowed need none of a policy. Records do not show permissions of other services, with one exception: the service-linked role of multi-Region
/// keys. Under a policy that was made so the calls succeed again, and without any of its statements one of them fails.
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html"/>
/// </remarks>
public static class KmsLeastPrivilege
{
    /// <summary>
    /// An IAM policy for each IAM user and role whose calls need one. It names the keys and aliases that were used, in every account and Region. To use a
    /// key of another account, a caller needs both the IAM policy and the key policy.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>
    /// The policies by the ARN of the user or role. A role has one policy for all its sessions. The calls of a federated user count for the IAM user who got
    /// the credentials. The root user and services have no policy, because IAM has none for them.
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
    /// <param name="caller">The IAM user, or the role in any of its sessions. If the caller names no account, any account matches.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// The caller made no call, is not a user or role, or has the same name as another caller in another account.
    /// </exception>
    public static KmsPolicyDocument ToIamPolicy(this IEnumerable<KmsEvent> records, KmsCaller caller, KmsPolicyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var calls = new RecordedPermissions(records);
        return IamPolicy(calls, RecordedCallers.Find(calls.Callers, caller), options ?? new KmsPolicyOptions());
    }

    /// <summary>
    /// The key policy for one key. It names roles and users, or accounts where the records show no more. Services are named by their service principal, with a
    /// condition on the account that they work for.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="key">
    /// A key ARN, or the name or ARN of an alias, which means the key that the alias pointed to last. A key id also works. The key id of a multi-Region key
    /// gives one policy for all its Regions.
    /// </param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">No record names the key.</exception>
    public static KmsPolicyDocument ToKeyPolicy(this IEnumerable<KmsEvent> records, string key, KmsPolicyOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var (calls, chosen) = (new RecordedPermissions(records), options ?? new KmsPolicyOptions());
        var arns = calls.Keys.Find(key);
        string[] roots = chosen.IncludeAccountRoot ? [.. arns.Select(RecordedArns.AccountRootOf).Distinct().Order(StringComparer.Ordinal)] : [];
        var permissions = calls.Of(chosen)
            .Where(permission => permission is { IsForKeyPolicies: true, Granted: GrantedSides.None } && arns.Contains(permission.Resource))
            .Where(permission => !roots.Contains(permission.Caller.Name))
            .Select(permission => permission with { Resource = "*" });
        return new KmsPolicyDocument([.. roots.Select(PolicyStatements.ForAccount), .. PolicyStatements.ForKey(permissions, chosen)]);
    }

    private static KmsPolicyDocument IamPolicy(RecordedPermissions calls, PermittedCaller caller, KmsPolicyOptions options) =>
        new(PolicyStatements.ForCaller(calls.Of(options).Where(permission => permission.Caller == caller && permission.Granted != GrantedSides.Both), options));
}
