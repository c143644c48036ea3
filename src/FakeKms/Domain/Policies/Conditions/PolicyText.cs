using System.Text;

namespace FakeKms.Domain.Policies.Conditions;

/// <summary>
/// A text of a policy in which variables may stand: <c>${key}</c>, <c>${key, 'default'}</c>, and the characters <c>${*}</c>, <c>${?}</c> and <c>${$}</c>.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html"/></remarks>
internal sealed class PolicyText
{
    private const string Begin = "${";
    private readonly List<Part> parts = [];

    private PolicyText() { }

    /// <summary>The text when it does not depend on the request; otherwise null.</summary>
    public PatternText? Fixed { get; private init; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text as it stands in the policy.</param>
    /// <param name="hasVariables">Whether there are variables in this place, in this version of the language. If not, the text is meant as it is.</param>
    public static PolicyText Read(string text, bool hasVariables)
    {
        if (!hasVariables || !text.Contains(Begin, StringComparison.Ordinal)) return new PolicyText { Fixed = new PatternText(text) };
        var result = new PolicyText();
        result.ReadParts(text);
        return result.parts.All(part => part.Key is null) ? new PolicyText { Fixed = result.Expand(PolicyContext.Empty) } : result;
    }

    /// <summary>The text for a request; null when a variable has no value there.</summary>
    public PatternText? Expand(PolicyContext context)
    {
        if (Fixed is { } text) return text;
        var (result, literal) = (new StringBuilder(), new List<bool>());
        foreach (var part in parts)
        {
            if (part.In(context) is not { } value) return null;
            result.Append(value);
            literal.AddRange(Enumerable.Repeat(part.IsLiteral, value.Length));
        }
        return new PatternText(result.ToString(), [.. literal]);
    }

    private void ReadParts(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            var begin = text.IndexOf(Begin, position, StringComparison.Ordinal);
            var end = begin < 0 ? -1 : text.IndexOf('}', begin);
            // What is not closed is no variable.
            if (end < 0) begin = text.Length;
            if (begin > position) parts.Add(new Part(text[position..begin], Key: null, IsLiteral: false));
            if (end < 0) return;
            parts.Add(Variable(text[(begin + Begin.Length)..end]));
            position = end + 1;
        }
    }

    private static Part Variable(string inner)
    {
        if (inner is "*" or "?" or "$") return new Part(inner, Key: null, IsLiteral: true);
        var comma = inner.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0) return new Part(Text: null, inner.Trim(), IsLiteral: true);
        var value = inner[(comma + 1)..].Trim();
        var isQuoted = value.Length >= 2 && value[0] == '\'' && value[^1] == '\'';
        return new Part(isQuoted ? value[1..^1] : null, inner[..comma].Trim(), IsLiteral: true);
    }

    /// <param name="Text">A text that stands there, or the default of a variable; null for none.</param>
    /// <param name="Key">The condition key of a variable; null for a text that stands there.</param>
    /// <param name="IsLiteral">Whether wildcards in it are nothing but characters.</param>
    private sealed record Part(string? Text, string? Key, bool IsLiteral)
    {
        // A key that can have several values gives none to a variable.
        public string? In(PolicyContext context) => Key is null ? Text : context.Find(Key) switch
        {
            null => Text,
            { IsMultivalued: false, Values: [var value] } => value,
            _ => null,
        };
    }
}
