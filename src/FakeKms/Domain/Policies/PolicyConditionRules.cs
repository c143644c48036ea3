using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Domain.Policies;

/// <summary>The rules for the conditions of a key policy that hold when it is stored.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"/></remarks>
internal static class PolicyConditionRules
{
    public static void Check(IReadOnlyList<PolicyCondition> conditions)
    {
        foreach (var condition in conditions.Where(condition => condition.Set == SetOperator.ForAllValues))
        {
            if (Has(condition.Key, "kms:EncryptionContext:")) throw PolicyErrors.OverlyPermissive("EncryptionContext", "encryption context");
            if (Has(condition.Key, "aws:RequestTag/")) throw PolicyErrors.OverlyPermissive("RequestTag", "tag");
        }
    }

    private static bool Has(string key, string prefix) => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
