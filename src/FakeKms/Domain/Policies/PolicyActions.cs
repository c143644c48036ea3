using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Domain.Policies;

/// <summary>
/// The actions of a statement: those that match one of the patterns or, for NotAction, those that match none. A statement without the element has no patterns,
/// and no effect.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html"/></remarks>
internal sealed class PolicyActions
{
    private readonly WildcardPattern[] compiled;

    public PolicyActions(bool isNegated, IReadOnlyList<string> patterns)
    {
        (IsNegated, Patterns) = (isNegated, patterns);
        compiled = [.. patterns.Select(pattern => new WildcardPattern(pattern, ignoresCase: true))];
    }

    public static PolicyActions None { get; } = new(isNegated: false, []);

    public bool IsNegated { get; }

    public IReadOnlyList<string> Patterns { get; }

    public bool Cover(string action)
    {
        foreach (var pattern in compiled)
        {
            if (pattern.Matches(action)) return !IsNegated;
        }
        return IsNegated;
    }
}
