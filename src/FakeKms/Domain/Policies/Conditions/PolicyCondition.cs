namespace FakeKms.Domain.Policies.Conditions;

/// <summary>
/// One test of a condition block: an operator, a condition key and the values that it is held against. Made ready once, when the policy is read.
/// </summary>
internal sealed class PolicyCondition
{
    private readonly ConditionOperator test;
    private readonly WantedValue[] wanted;
    private readonly bool knowsVariables;

    private PolicyCondition(string name, ConditionOperator test, string key, IReadOnlyList<string> values, bool knowsVariables)
    {
        (Operator, this.test, Key, Values, this.knowsVariables) = (name, test, key, values, knowsVariables);
        wanted = test.Comparison is { } comparison ? [.. values.Select(value => comparison.Compile(value, knowsVariables))] : [];
    }

    /// <summary>The operator as it was written.</summary>
    public string Operator { get; }

    public string Key { get; }

    public IReadOnlyList<string> Values { get; }

    public SetOperator Set => test.Set;

    public bool IsNull => test.Comparison is null;

    public bool IsNegated => test.Comparison?.IsNegated == true;

    /// <summary>Reads a condition.</summary>
    /// <param name="name">The operator.</param>
    /// <param name="key">The condition key.</param>
    /// <param name="values">The values.</param>
    /// <param name="knowsVariables">Whether the policy is written in a version of the language that has variables.</param>
    /// <returns>The condition, or null when there is no such operator.</returns>
    public static PolicyCondition? Read(string name, string key, IReadOnlyList<string> values, bool knowsVariables) =>
        ConditionOperator.Parse(name) is { } test ? new PolicyCondition(name, test, key, values, knowsVariables) : null;

    public bool IsMet(PolicyContext context)
    {
        var value = context.Find(Key);
        if (test.Comparison is not { } comparison) return IsNullMet(value);
        if (value is null) return test.IfExists || (test.Set == SetOperator.None ? comparison.IsNegated : test.Set == SetOperator.ForAllValues);
        return test.Set switch
        {
            SetOperator.ForAllValues => All(value.Values, comparison, context),
            SetOperator.ForAnyValue => Any(value.Values, comparison, context),
            // AWS asks for a set operator here and does not say what happens without; the public evaluators see no match, even when there is one value.
            _ => !value.IsMultivalued && All(value.Values, comparison, context),
        };
    }

    /// <summary>The values as a request makes them, for people.</summary>
    public IEnumerable<string> ExpandedValues(PolicyContext context) => Values.Select(value =>
        PolicyText.Read(value, knowsVariables && test.Comparison?.HasVariables == true).Expand(context)?.Text ?? $"{value} (which has no value)");

    // No values are no value: with Null "false", ForAllValues refuses the empty set.
    private bool IsNullMet(ContextValue? value)
    {
        var isNull = value is null or { Values.Count: 0 };
        foreach (var text in Values)
        {
            if (WantedBool.Read(text) == isNull) return true;
        }
        return false;
    }

    private bool All(IReadOnlyList<string> values, ComparisonKind comparison, PolicyContext context)
    {
        for (var index = 0; index < values.Count; index++)
        {
            if (!Holds(values[index], comparison, context)) return false;
        }
        return true;
    }

    private bool Any(IReadOnlyList<string> values, ComparisonKind comparison, PolicyContext context)
    {
        for (var index = 0; index < values.Count; index++)
        {
            if (Holds(values[index], comparison, context)) return true;
        }
        return false;
    }

    private bool Holds(string actual, ComparisonKind comparison, PolicyContext context)
    {
        foreach (var value in wanted)
        {
            var fits = value.Fits(actual, context);
            if (comparison.IsNegated ? fits is not false : fits is true) return !comparison.IsNegated;
        }
        return comparison.IsNegated;
    }
}
