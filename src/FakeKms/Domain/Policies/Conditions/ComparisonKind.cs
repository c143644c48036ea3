using System.Collections.Frozen;

namespace FakeKms.Domain.Policies.Conditions;

/// <summary>How an operator compares one value of the request with those that the policy lists.</summary>
/// <param name="Read">Makes a listed value ready for comparison.</param>
/// <param name="IsNegated">Whether none of the listed values may fit, instead of one of them.</param>
/// <param name="HasVariables">Whether a listed value may have variables. Numbers, dates, addresses and bytes have none.</param>
internal sealed record ComparisonKind(Func<PatternText, WantedValue> Read, bool IsNegated, bool HasVariables)
{
    /// <summary>By the operator's name without prefix and suffix. The case of operators is not documented; IAM is not particular about it.</summary>
    public static FrozenDictionary<string, ComparisonKind> ByName { get; } =
        Texts().Concat(Ordered("Numeric", WantedOrder.Number)).Concat(Ordered("Date", Instants.Read)).Concat(Others())
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Comparison, StringComparer.OrdinalIgnoreCase);

    public WantedValue Compile(string value, bool knowsVariables)
    {
        var text = PolicyText.Read(value, knowsVariables && HasVariables);
        return text.Fixed is { } literal ? Read(literal) : new WantedExpansion(text, Read);
    }

    private static IEnumerable<(string Name, ComparisonKind Comparison)> Texts() =>
    [
        .. Pair("String{0}Equals", text => new WantedText(text.Text, StringComparison.Ordinal)),
        .. Pair("String{0}EqualsIgnoreCase", text => new WantedText(text.Text, StringComparison.OrdinalIgnoreCase)),
        .. Pair("String{0}Like", text => new WantedPattern(text)),
        .. Pair("Arn{0}Equals", text => new WantedArn(text)),
        .. Pair("Arn{0}Like", text => new WantedArn(text)),
    ];

    private static IEnumerable<(string Name, ComparisonKind Comparison)> Ordered(string kind, Func<string, decimal?> read)
    {
        ComparisonKind Of(Order order, bool isNegated = false) => new(text => new WantedOrder(text.Text, order, read), isNegated, HasVariables: false);
        return
        [
            (kind + "Equals", Of(Order.Equal)), (kind + "NotEquals", Of(Order.Equal, isNegated: true)),
            (kind + "LessThan", Of(Order.Less)), (kind + "LessThanEquals", Of(Order.Less | Order.Equal)),
            (kind + "GreaterThan", Of(Order.Greater)), (kind + "GreaterThanEquals", Of(Order.Greater | Order.Equal)),
        ];
    }

    private static IEnumerable<(string Name, ComparisonKind Comparison)> Others() =>
    [
        ("Bool", new(text => new WantedBool(text.Text), IsNegated: false, HasVariables: true)),
        ("BinaryEquals", new(text => new WantedBytes(text.Text), IsNegated: false, HasVariables: false)),
        ("IpAddress", new(text => new WantedNetwork(text.Text), IsNegated: false, HasVariables: false)),
        ("NotIpAddress", new(text => new WantedNetwork(text.Text), IsNegated: true, HasVariables: false)),
    ];

    private static IEnumerable<(string Name, ComparisonKind Comparison)> Pair(string name, Func<PatternText, WantedValue> read) =>
    [
        (name.Replace("{0}", "", StringComparison.Ordinal), new(read, IsNegated: false, HasVariables: true)),
        (name.Replace("{0}", "Not", StringComparison.Ordinal), new(read, IsNegated: true, HasVariables: true)),
    ];
}
