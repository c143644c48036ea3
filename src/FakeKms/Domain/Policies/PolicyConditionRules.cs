using System.Text.RegularExpressions;

namespace FakeKms.Domain.Policies;

/// <summary>The rules for the conditions of a key policy that hold when it is stored.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"/></remarks>
internal static partial class PolicyConditionRules
{
    public static void Check(IReadOnlyList<PolicyCondition> conditions)
    {
        foreach (var condition in conditions)
        {
            var test = condition.Operator;
            if (!Operator().IsMatch(test)) throw PolicyErrors.Malformed($"The key policy has an unknown condition operator: {test}.");
            if (IsForAllValues(condition) && IsSingleValued(condition.Key)) throw PolicyErrors.OverlyPermissive();
        }
    }

    private static bool IsForAllValues(PolicyCondition condition) => condition.Operator.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase);

    private static bool IsSingleValued(string key) =>
        key.StartsWith("kms:EncryptionContext:", StringComparison.OrdinalIgnoreCase) || key.StartsWith("aws:RequestTag/", StringComparison.OrdinalIgnoreCase);

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
    [GeneratedRegex(
        @"\A(ForAllValues:|ForAnyValue:)?(String((Not)?Equals(IgnoreCase)?|(Not)?Like)|(Numeric|Date)((Not)?Equals|(Less|Greater)Than(Equals)?)" +
        @"|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like))(IfExists)?\z|\ANull\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operator();
}
