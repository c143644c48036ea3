namespace FakeKms;

/// <summary>A condition of a statement.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-conditions.html"/></remarks>
public sealed class KmsPolicyCondition
{
    internal KmsPolicyCondition(string test, string key, IReadOnlyList<string> values) => (Operator, Key, Values) = (test, key, values);

    /// <summary>How the values are compared, such as <c>StringEquals</c>.</summary>
    public string Operator { get; }

    /// <summary>The condition key, such as <c>kms:ViaService</c>.</summary>
    public string Key { get; }

    /// <summary>The values, sorted. One of them must match.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Whether every request that meets the other condition meets this one.</summary>
    internal bool IsImpliedBy(KmsPolicyCondition other) => other.Operator == Operator && other.Key == Key && other.Values.All(Values.Contains);
}
