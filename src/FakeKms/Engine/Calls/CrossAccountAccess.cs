using System.Collections.Frozen;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies;

namespace FakeKms.Engine.Calls;

/// <summary>
/// Whether a caller may use a key of another account: the operation must work across accounts, and the key's policy or a grant must let the caller in.
/// The other half, an IAM policy on the caller's side, is taken to be there, since the fake has no IAM policies. Conditions and grant constraints
/// look at more than that and are not evaluated: one on an Allow is taken to be met, one on a Deny not to be.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html"/></remarks>
internal static class CrossAccountAccess
{
    /// <summary>The actions that work on keys of other accounts.</summary>
    public static FrozenSet<string> Actions { get; } = new[]
    {
        "kms:CreateGrant", "kms:Decapsulate", "kms:Decrypt", "kms:DeriveSharedSecret", "kms:DescribeKey", "kms:Encapsulate", "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyPair", "kms:GenerateDataKeyPairWithoutPlaintext", "kms:GenerateDataKeyWithoutPlaintext", "kms:GenerateMac",
        "kms:GetKeyRotationStatus", "kms:GetPublicKey", "kms:ListGrants", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:RetireGrant", "kms:RevokeGrant",
        "kms:Sign", "kms:Verify", "kms:VerifyMac",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Allows(Call call, KmsKey key, string action)
    {
        if (!Actions.Contains(action)) return false;
        var caller = PrincipalArn.InPolicies(call.Caller, call.Home);
        var concerning = call.State.Consistency.PolicyOf(key, call.Now).Document.Statements
            .Where(statement => statement.Concerns(caller, action, key.Arn)).ToArray();
        if (concerning.Any(statement => !statement.IsAllow && statement.Conditions.Count == 0)) return false;
        return concerning.Any(statement => statement.IsAllow) || IsGranted(call, key, action, caller);
    }

    private static bool IsGranted(Call call, KmsKey key, string action, PolicyCaller caller) =>
        call.State.Consistency.GrantsOf(key, call.State.Directory.Grants.Of(key), call.GrantTokens, call.Now).Any(terms =>
            terms.GranteePrincipal is { } grantee
            && new PolicyPrincipals { Aws = [grantee] }.Cover(caller)
            && terms.Operations.Any(operation => "kms:" + operation.Value == action));
}
