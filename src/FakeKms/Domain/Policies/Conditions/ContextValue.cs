namespace FakeKms.Domain.Policies.Conditions;

/// <summary>The value of a condition key, or the values of one that can have several.</summary>
/// <param name="Values">One, or for a multivalued key any number.</param>
/// <param name="IsMultivalued">Whether the key can have several values, so that conditions need a set operator.</param>
internal sealed record ContextValue(IReadOnlyList<string> Values, bool IsMultivalued)
{
    public static ContextValue Of(string value) => new([value], IsMultivalued: false);

    public static ContextValue Of(bool value) => Of(value ? "true" : "false");

    public static ContextValue Several(IEnumerable<string> values) => new([.. values], IsMultivalued: true);
}
