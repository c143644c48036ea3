namespace FakeKms.Domain.Policies.Conditions;

/// <summary>
/// An ARN of which each of the six parts is a pattern of its own, so that a wildcard does not reach into the next part. The last part is all the rest,
/// with colons of its own. A text of fewer parts is no ARN: it matches nothing.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN"/></remarks>
internal sealed class ArnPattern
{
    private const int Parts = 6;
    private readonly WildcardPattern[]? parts;

    public ArnPattern(PatternText pattern) => parts = Split(pattern);

    public bool Matches(ReadOnlySpan<char> arn)
    {
        if (parts is null) return false;
        for (var part = 0; part < Parts - 1; part++)
        {
            var colon = arn.IndexOf(':');
            if (colon < 0 || !parts[part].Matches(arn[..colon])) return false;
            arn = arn[(colon + 1)..];
        }
        return parts[^1].Matches(arn);
    }

    private static WildcardPattern[]? Split(PatternText pattern)
    {
        var result = new List<WildcardPattern>(Parts);
        var start = 0;
        while (result.Count < Parts - 1)
        {
            var colon = pattern.Text.IndexOf(':', start);
            if (colon < 0) return null;
            result.Add(new WildcardPattern(pattern.Slice(start, colon - start)));
            start = colon + 1;
        }
        result.Add(new WildcardPattern(pattern.Slice(start, pattern.Text.Length - start)));
        return [.. result];
    }
}
