using Amazon.KeyManagementService;

namespace FakeKms.Engine.Validation;

/// <summary>
/// The constraints of the elements of a list of strings, which the SDK's attributes do not carry: it has plain strings even for enumerations.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html"/></remarks>
internal sealed class ElementRule
{
    private readonly Func<string, bool> accepts;

    private ElementRule(Func<string, bool> accepts, string text) => (this.accepts, Text) = (accepts, text);

    /// <summary>What every element must be, in the words of the service.</summary>
    public string Text { get; }

    public static ElementRule? Of(string member) => member switch
    {
        "DryRunModifiers" => OneOf(typeof(DryRunModifierType)),
        "GrantTokens" => Length(1, 8192),
        "Operations" => OneOf(typeof(GrantOperation)),
        "TagKeys" => Length(1, 128),
        _ => null,
    };

    public bool IsBrokenBy(IEnumerable<string?> items) => items.Any(item => item is null || !accepts(item));

    private static ElementRule Length(int minimum, int maximum) => new(
        item => item.Length >= minimum && item.Length <= maximum,
        $"Member must satisfy constraint: [Member must have length less than or equal to {maximum}, " +
            $"Member must have length greater than or equal to {minimum}]");

    private static ElementRule OneOf(Type type)
    {
        var values = EnumSet.Of(type);
        return new(values.Accepts, $"Member must satisfy constraint: [{values.Constraint}]");
    }
}
