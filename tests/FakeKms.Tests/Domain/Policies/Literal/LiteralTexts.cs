using System.Text;
using System.Text.RegularExpressions;

namespace FakeKms.Tests.Domain.Policies.Literal;

/// <summary>Texts of a policy for a request: variables replaced, patterns made regular expressions.</summary>
internal sealed partial class LiteralTexts(LiteralCase it, LiteralFault fault, bool isNewVersion)
{
    private bool HasVariables => isNewVersion || fault == LiteralFault.OldVersionHasVariables;

    public (bool IsMultivalued, string[] Values)? Value(string key)
    {
        var comparison = fault == LiteralFault.KeyCaseCounts ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return it.Keys.Where(pair => string.Equals(pair.Key, key, comparison)).Select(pair => ((bool, string[])?)pair.Value).FirstOrDefault();
    }

    /// <summary>The characters of a text, each with whether it can be a wildcard; null when a variable has no value.</summary>
    public List<(char Character, bool MayBeWild)>? Characters(string text, bool hasVariables = true)
    {
        var result = new List<(char, bool)>();
        var position = 0;
        foreach (Match variable in hasVariables && HasVariables ? Variable().Matches(text) : Variable().Matches(""))
        {
            result.AddRange(text[position..variable.Index].Select(character => (character, true)));
            if (ValueOf(variable.Groups["inner"].Value) is not { } value) return null;
            var isCharacter = variable.Groups["inner"].Value is "*" or "?" or "$";
            result.AddRange(value.Select(character => (character, fault == LiteralFault.VariableBringsWildcards && !isCharacter)));
            position = variable.Index + variable.Length;
        }
        result.AddRange(text[position..].Select(character => (character, true)));
        return result;
    }

    public string? Plain(string text) => Characters(text) is { } characters ? string.Concat(characters.Select(character => character.Character)) : null;

    /// <summary>A pattern whose wildcards stand for anything.</summary>
    public static bool IsLike(List<(char Character, bool MayBeWild)> pattern, string text, bool ignoresCase = false)
    {
        var regex = new StringBuilder();
        foreach (var (character, mayBeWild) in pattern)
        {
            regex.Append(!mayBeWild || character is not ('*' or '?') ? Regex.Escape(character.ToString()) : character == '*' ? ".*" : ".");
        }
        return Regex.IsMatch(text, $"^{regex}$", (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None) | RegexOptions.CultureInvariant);
    }

    /// <summary>A pattern whose wildcards stay within the first five parts that colons make.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The ARN.</param>
    /// <param name="endsReachOut">Whether an asterisk at the end of a part takes further parts, and missing parts are anything, as in Resource.</param>
    public bool IsArnLike(List<(char Character, bool MayBeWild)> pattern, string text, bool endsReachOut)
    {
        var (regex, colons) = (new StringBuilder(), 0);
        var crosses = fault == (endsReachOut ? LiteralFault.ResourceWildcardCrossesColons : LiteralFault.ArnWildcardCrossesColons);
        for (var index = 0; index < pattern.Count; index++)
        {
            var (character, mayBeWild) = pattern[index];
            var isEnd = index + 1 == pattern.Count || pattern[index + 1].Character == ':';
            var any = colons >= 5 || crosses || (character == '*' && isEnd && endsReachOut) ? "." : "[^:]";
            if (character == ':') colons++;
            regex.Append(!mayBeWild || character is not ('*' or '?') ? Regex.Escape(character.ToString()) : character == '*' ? any + "*" : any);
        }
        if (colons < 5 && !endsReachOut && !crosses) return false;
        if (colons < 5 && endsReachOut && fault != LiteralFault.MissingPartsMatchNothing) regex.Append("(:.*)?");
        var options = endsReachOut && fault == LiteralFault.ResourceCaseIsIgnored ? RegexOptions.IgnoreCase : RegexOptions.None;
        return Regex.IsMatch(text, $"^{regex}$", options | RegexOptions.CultureInvariant);
    }

    private string? ValueOf(string inner)
    {
        if (inner is "*" or "?" or "$") return inner;
        var parts = inner.Split(',', 2, StringSplitOptions.TrimEntries);
        if (Value(parts[0]) is { } value) return value.IsMultivalued ? null : value.Values[0];
        if (parts.Length == 2 && fault != LiteralFault.DefaultIsIgnored) return parts[1].Trim('\'');
        return fault == LiteralFault.MissingVariableIsEmpty ? "" : null;
    }

    [GeneratedRegex(@"\$\{(?<inner>[^}]*)\}")]
    private static partial Regex Variable();
}
