using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Domain.Policies;

/// <summary>
/// The resources of a statement: those that match one of the patterns or, for NotResource, those that match none. A statement without the element has no
/// patterns, and no effect.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html"/></remarks>
internal sealed class PolicyResources
{
    private readonly (PolicyText Text, ResourcePattern? Pattern)[] compiled;

    /// <summary>Reads the patterns.</summary>
    /// <param name="isNegated">Whether they are those of NotResource.</param>
    /// <param name="patterns">ARNs with wildcards, or an asterisk for every resource.</param>
    /// <param name="knowsVariables">Whether the policy is written in a version of the language that has variables.</param>
    public PolicyResources(bool isNegated, IReadOnlyList<string> patterns, bool knowsVariables = true)
    {
        (IsNegated, Patterns) = (isNegated, patterns);
        compiled = [.. patterns.Select(pattern => Compile(PolicyText.Read(pattern, knowsVariables)))];
    }

    public static PolicyResources None { get; } = new(isNegated: false, []);

    public bool IsNegated { get; }

    public IReadOnlyList<string> Patterns { get; }

    public bool Cover(string resource, PolicyContext context)
    {
        foreach (var (text, pattern) in compiled)
        {
            if (Expand(text, pattern, context)?.Matches(resource) == true) return !IsNegated;
        }
        return IsNegated;
    }

    private static (PolicyText, ResourcePattern?) Compile(PolicyText text) => (text, text.Fixed is { } literal ? new ResourcePattern(literal) : null);

    // A variable without a value is no resource at all.
    private static ResourcePattern? Expand(PolicyText text, ResourcePattern? pattern, PolicyContext context) =>
        pattern ?? (text.Expand(context) is { } expanded ? new ResourcePattern(expanded) : null);
}
