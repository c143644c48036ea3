using System.Text.RegularExpressions;
using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Tests.Domain.Policies.Conditions;

/// <summary>A Condition block, the condition keys of a request, and whether the one is met by the other.</summary>
/// <param name="Block">The JSON object after <c>Condition</c>.</param>
/// <param name="Keys">The keys that the request has, with their values. A key with several values has them in brackets.</param>
/// <param name="IsMet">Whether AWS says that the block is met.</param>
/// <param name="Why">What the case is about.</param>
/// <param name="Source">Where AWS says so.</param>
internal sealed partial record ConditionCase(string Block, IReadOnlyDictionary<string, ContextValue> Keys, bool IsMet, string Why, string Source)
{
    /// <summary>
    /// Reads a table. A line with <c>#</c> is the source of those below it; every other line is a block, the keys, <c>yes</c> or <c>no</c>, and the reason, with
    /// bars between.
    /// </summary>
    public static IReadOnlyList<ConditionCase> Table(string table)
    {
        var (result, source) = (new List<ConditionCase>(), "");
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line[0] == '#') source = line[1..].Trim();
            else if (line.Split(" | ") is [var block, var keys, ("yes" or "no") and var isMet, var why])
                result.Add(new(block.Trim(), Read(keys), isMet == "yes", why, source));
            else throw new InvalidOperationException(line);
        }
        return result;
    }

    public PolicyContext Context => new Fixed(Keys);

    public override string ToString() => $"{Block} with {string.Join(", ", Keys.Select(key => $"{key.Key}={string.Join('+', key.Value.Values)}"))}: {Why}";

    private static Dictionary<string, ContextValue> Read(string keys) => Pair().Matches(keys).ToDictionary(
        pair => pair.Groups["key"].Value,
        pair => pair.Groups["list"].Success
            ? ContextValue.Several(pair.Groups["list"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries))
            : ContextValue.Of(pair.Groups["one"].Value),
        StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<key>[^\s=]+)=(\[(?<list>[^]]*)\]|(?<one>\S*))")]
    private static partial Regex Pair();

    private sealed class Fixed(IReadOnlyDictionary<string, ContextValue> keys) : PolicyContext
    {
        public override ContextValue? Find(string key) => keys.GetValueOrDefault(key);
    }
}
