namespace FakeKms.Domain.Policies.Conditions;

/// <summary>A value that a condition lists, ready to be compared.</summary>
internal abstract class WantedValue
{
    /// <summary>
    /// Whether a value of the request fits. Null when one of the two is not of the operator's kind, as a number that cannot be read: then neither the operator
    /// nor its negation is met, which AWS does not document and the public evaluators agree on.
    /// </summary>
    public abstract bool? Fits(string actual, PolicyContext context);
}
