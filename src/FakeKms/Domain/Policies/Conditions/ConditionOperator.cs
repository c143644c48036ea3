namespace FakeKms.Domain.Policies.Conditions;

/// <summary>Whether an operator looks at one value, or at all values of a key.</summary>
internal enum SetOperator
{
    None,
    ForAllValues,
    ForAnyValue,
}

/// <summary>An operator of a condition block, taken apart: <c>ForAnyValue:StringNotLikeIfExists</c>.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"/></remarks>
/// <param name="Comparison">What one value is compared by; null for the operator Null, which compares none.</param>
internal sealed record ConditionOperator(ComparisonKind? Comparison)
{
    private const string AllPrefix = "ForAllValues:";
    private const string AnyPrefix = "ForAnyValue:";
    private const string IfExistsSuffix = "IfExists";

    public SetOperator Set { get; private init; }

    /// <summary>Whether a missing key is as good as a fitting value.</summary>
    public bool IfExists { get; private init; }

    /// <summary>Takes a name apart; null for a name that AWS does not know.</summary>
    public static ConditionOperator? Parse(string name)
    {
        if (name.Equals("Null", StringComparison.OrdinalIgnoreCase)) return new ConditionOperator(Comparison: null);
        var (set, rest) = SetOf(name);
        var ifExists = rest.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        if (ifExists) rest = rest[..^IfExistsSuffix.Length];
        return ComparisonKind.ByName.TryGetValue(rest, out var comparison) ? new ConditionOperator(comparison) { Set = set, IfExists = ifExists } : null;
    }

    private static (SetOperator Set, string Name) SetOf(string name)
    {
        if (name.StartsWith(AllPrefix, StringComparison.OrdinalIgnoreCase)) return (SetOperator.ForAllValues, name[AllPrefix.Length..]);
        if (name.StartsWith(AnyPrefix, StringComparison.OrdinalIgnoreCase)) return (SetOperator.ForAnyValue, name[AnyPrefix.Length..]);
        return (SetOperator.None, name);
    }
}
