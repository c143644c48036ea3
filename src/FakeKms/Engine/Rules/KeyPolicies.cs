using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies;
using FakeKms.Engine.Calls;
using FakeKms.Engine.State;

namespace FakeKms.Engine.Rules;

/// <summary>What the operations that take a key policy have in common.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html"/></remarks>
internal static class KeyPolicies
{
    /// <summary>The only name that a key policy can have.</summary>
    public const string Name = "default";

    public static void CheckName(string? name)
    {
        if (name is not (null or Name)) throw PolicyErrors.NoSuchPolicy();
    }

    /// <summary>The policy for a key that does not exist yet, checked like every other; null for the default one.</summary>
    public static KeyPolicy? ForNewKey(Call call, string? policy, bool? bypassLockoutCheck) =>
        policy is null ? null : Checked(call, call.Home.Arn("key/"), policy, bypassLockoutCheck);

    /// <summary>A new policy for a key.</summary>
    public static KeyPolicy ForKey(Call call, KmsKey key, string policy, bool? bypassLockoutCheck) => Checked(call, key.Arn, policy, bypassLockoutCheck);

    private static KeyPolicy Checked(Call call, string keyArn, string policy, bool? bypassLockoutCheck)
    {
        var result = KeyPolicy.Read(policy, call.Home.Partition, call.State.Settings.Quotas.KeyPolicyBytes);
        if (call.State.Settings.DeclaredPrincipalsOnly)
            CheckThatTheyExist(call.State.Consistency.PrincipalsOf(call.State.Principals, call.Now), result.Document);
        if (bypassLockoutCheck is not true && PolicyLockout.LocksOut(result.Document, WhoPutsTheNext(call), keyArn))
            throw PolicyErrors.Lockout();
        return result;
    }

    // A service puts a policy for an account, which puts the next one.
    private static PolicyCaller WhoPutsTheNext(Call call) => call.Caller.Type == "AWSService"
        ? PrincipalArn.InPolicies(KmsCaller.Root().WithAccountId(call.Home.AccountId), call.Home)
        : PrincipalArn.InPolicies(call.Caller, call.Home);

    /// <summary>Refuses a policy that names a user or a role that was not declared, where nobody else exists.</summary>
    public static void CheckThatTheyExist(DeclaredPrincipals principals, PolicyDocument policy)
    {
        if (!policy.Statements.SelectMany(statement => statement.Principals.Aws).All(principals.Have)) throw PolicyErrors.InvalidPrincipals();
    }
}
