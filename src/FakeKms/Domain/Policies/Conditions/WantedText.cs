namespace FakeKms.Domain.Policies.Conditions;

/// <summary>A text that the value has to equal.</summary>
internal sealed class WantedText(string text, StringComparison comparison) : WantedValue
{
    public override bool? Fits(string actual, PolicyContext context) => string.Equals(actual, text, comparison);
}

/// <summary>A pattern, in which an asterisk also stands for colons and slashes.</summary>
internal sealed class WantedPattern(PatternText pattern) : WantedValue
{
    private readonly WildcardPattern pattern = new(pattern);

    public override bool? Fits(string actual, PolicyContext context) => pattern.Matches(actual);
}

/// <summary>An ARN, part by part.</summary>
internal sealed class WantedArn(PatternText pattern) : WantedValue
{
    private readonly ArnPattern pattern = new(pattern);

    public override bool? Fits(string actual, PolicyContext context) =>
        actual.StartsWith("arn:", StringComparison.Ordinal) ? pattern.Matches(actual) : null;
}

/// <summary>A word: true or false, in any case.</summary>
internal sealed class WantedBool(string text) : WantedValue
{
    private readonly bool? wanted = Read(text);

    public static bool? Read(string text) => bool.TryParse(text, out var value) ? value : null;

    public override bool? Fits(string actual, PolicyContext context) => Read(actual) is { } value && wanted is { } other ? value == other : null;
}

/// <summary>Bytes. Those of the policy and those of the request are written in Base64, and may be padded in different ways.</summary>
internal sealed class WantedBytes(string text) : WantedValue
{
    private readonly byte[]? wanted = Read(text);

    public override bool? Fits(string actual, PolicyContext context) =>
        Read(actual) is { } bytes && wanted is not null ? bytes.AsSpan().SequenceEqual(wanted) : null;

    private static byte[]? Read(string text)
    {
        var unpadded = text.TrimEnd('=');
        var padded = unpadded.PadRight((unpadded.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }
}

/// <summary>A value with variables, which is another one for every request.</summary>
internal sealed class WantedExpansion(PolicyText text, Func<PatternText, WantedValue> read) : WantedValue
{
    // Without a value nothing fits, so that the operator is not met and its negation is.
    public override bool? Fits(string actual, PolicyContext context) => text.Expand(context) is { } expanded ? read(expanded).Fits(actual, context) : false;
}
