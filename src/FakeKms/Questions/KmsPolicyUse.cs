using FakeKms.Domain.Policies;
using FakeKms.Engine.Authorization;
using FakeKms.Questions;
using FakeKms.Trail.LeastPrivilege;

namespace FakeKms;

/// <summary>
/// Finds what policies give and recorded calls did not need. Works on a <see cref="KmsTrail"/>, on a part of one, and on records that were read from a log of
/// AWS. It looks at the same permissions as <see cref="KmsLeastPrivilege"/> writes: those of calls that succeeded and that no grant allowed.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"/></remarks>
public static class KmsPolicyUse
{
    /// <summary>What an IAM policy gives to a user or a role that none of its calls needed.</summary>
    /// <param name="records">The records.</param>
    /// <param name="caller">The IAM user, or the role in any of its sessions. If the caller names no account, any account matches.</param>
    /// <param name="policy">The policy as JSON: an identity policy, or a permissions boundary.</param>
    /// <exception cref="ArgumentException">IAM would not take the policy, or the caller made no call; the message says which.</exception>
    public static KmsUnusedPermissions UnusedIamPermissions(this IEnumerable<KmsEvent> records, KmsCaller caller, string policy)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var document = PolicyTexts.Read(policy, PolicyType.Identity, "the policy").Document;
        var calls = new RecordedPermissions(records);
        var name = RecordedCallers.Find(calls.Callers, caller);
        var needed = calls.Of(new KmsPolicyOptions()).Where(call => call.Caller == name && call.Granted != GrantedSides.Both);
        return StatementUse.Of(document, needed, isForKey: false);
    }

    /// <inheritdoc cref="UnusedIamPermissions(IEnumerable{KmsEvent}, KmsCaller, string)"/>
    public static KmsUnusedPermissions UnusedIamPermissions(this IEnumerable<KmsEvent> records, KmsCaller caller, KmsPolicyDocument policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return records.UnusedIamPermissions(caller, policy.ToJson());
    }

    /// <summary>What the policy of a key gives that no call on the key needed.</summary>
    /// <param name="records">The records.</param>
    /// <param name="key">
    /// A key ARN, a key id, or the name or ARN of an alias, which means the key that the alias pointed to last. The key id of a multi-Region key means the key
    /// in all its Regions.
    /// </param>
    /// <param name="policy">The key policy as JSON.</param>
    /// <exception cref="ArgumentException">KMS would not take the policy, or no record names the key; the message says which.</exception>
    public static KmsUnusedPermissions UnusedKeyPermissions(this IEnumerable<KmsEvent> records, string key, string policy)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var document = PolicyTexts.Read(policy, PolicyType.Resource, "the key policy").Document;
        var calls = new RecordedPermissions(records);
        var arns = calls.Keys.Find(key);
        var needed = calls.Of(new KmsPolicyOptions())
            .Where(call => call is { IsForKeyPolicies: true, Granted: GrantedSides.None } && arns.Contains(call.Resource));
        return StatementUse.Of(document, needed, isForKey: true);
    }

    /// <inheritdoc cref="UnusedKeyPermissions(IEnumerable{KmsEvent}, string, string)"/>
    public static KmsUnusedPermissions UnusedKeyPermissions(this IEnumerable<KmsEvent> records, string key, KmsPolicyDocument policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return records.UnusedKeyPermissions(key, policy.ToJson());
    }
}
