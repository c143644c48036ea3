namespace FakeKms.Domain.Policies.Conditions;

/// <summary>
/// A Resource of a statement. A wildcard stays within its part of the ARN, but for an asterisk at the end of a part, which may take further parts; the parts
/// that an ARN lacks are added as asterisks.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html"/></remarks>
internal sealed class ResourcePattern
{
    private const int Parts = 6;
    private readonly List<(WildcardPattern Pattern, bool EndsOpen)> parts = new(Parts);
    private readonly bool isEverything;

    public ResourcePattern(PatternText pattern)
    {
        isEverything = pattern is { Text: "*", Literal: null };
        var start = 0;
        for (var end = -1; end < pattern.Text.Length; start = end + 1)
        {
            end = parts.Count == Parts - 1 ? -1 : pattern.Text.IndexOf(':', start);
            if (end < 0) end = pattern.Text.Length;
            parts.Add((new WildcardPattern(pattern.Slice(start, end - start)), end > start && pattern.Text[end - 1] == '*' && pattern.IsWildcard(end - 1)));
        }
    }

    public bool Matches(ReadOnlySpan<char> resource) => isEverything || Matches(0, resource);

    private bool Matches(int part, ReadOnlySpan<char> resource)
    {
        var (pattern, endsOpen) = parts[part];
        if (part == Parts - 1) return pattern.Matches(resource);
        var colon = resource.IndexOf(':');
        if (!pattern.Matches(colon < 0 ? resource : resource[..colon])) return false;
        if (part == parts.Count - 1) return true;
        while (colon >= 0)
        {
            resource = resource[(colon + 1)..];
            if (Matches(part + 1, resource)) return true;
            colon = endsOpen ? resource.IndexOf(':') : -1;
        }
        return false;
    }
}
