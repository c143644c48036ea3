namespace FakeKms.Domain.Policies;

/// <summary>The safety check of AWS: who puts a policy must be able to put the next one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"/></remarks>
internal static class PolicyLockout
{
    private const string Action = "kms:PutKeyPolicy";

    // An Allow for the account is enough, whatever its IAM policies say. Conditions look at a request that is not made yet: one on an Allow is taken
    // to be met and one on a Deny not to be, so that only policies that lock the caller out under all circumstances are refused.
    public static bool LocksOut(PolicyDocument policy, PolicyCaller caller, string keyArn)
    {
        var concerning = policy.Statements.Where(statement => statement.Concerns(caller, Action, keyArn)).ToArray();
        return !concerning.Any(statement => statement.IsAllow) || concerning.Any(statement => !statement.IsAllow && statement.Conditions.Count == 0);
    }
}
