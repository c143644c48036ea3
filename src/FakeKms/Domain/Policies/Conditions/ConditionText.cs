namespace FakeKms.Domain.Policies.Conditions;

/// <summary>Says what a condition wants and what the request has: <c>StringEquals kms:EncryptionContext:tenant: wanted 7, was absent</c>.</summary>
internal static class ConditionText
{
    public static string Of(PolicyCondition condition, PolicyContext context)
    {
        var actual = context.Find(condition.Key);
        var wanted = condition.ExpandedValues(context);
        var text = condition.IsNegated ? $"none of {string.Join(", ", wanted)}" : string.Join(" or ", wanted);
        return $"{condition.Operator} {condition.Key}: wanted {text}, was {Text(actual)}{Advice(condition, actual)}";
    }

    private static string Text(ContextValue? value) => value switch
    {
        null => "absent",
        { IsMultivalued: true } => $"[{string.Join(", ", value.Values)}]",
        { Values: [""] } => "empty",
        _ => string.Join(", ", value.Values),
    };

    private static string Advice(PolicyCondition condition, ContextValue? value) =>
        value?.IsMultivalued == true && condition is { Set: SetOperator.None, IsNull: false }
            ? " (a key with several values needs ForAllValues or ForAnyValue)"
            : "";
}
