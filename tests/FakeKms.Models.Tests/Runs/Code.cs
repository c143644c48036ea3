using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Runs;

/// <summary>Values as C# has them.</summary>
internal static class Code
{
    /// <summary>Names and texts of the scripts need no escapes.</summary>
    public static string Of(string text) => $"\"{text}\"";

    public static string Of(DateTimeOffset time) =>
        $"new DateTimeOffset({time.Year}, {time.Month}, {time.Day}, {time.Hour}, {time.Minute}, {time.Second}, TimeSpan.Zero)";

    public static string Raw(string text) => $"\"\"\"{text.Trim()}\"\"\"";

    public static string Of(Context context) =>
        $"new Dictionary<string, string> {{ {string.Join(", ", context.Pairs.Select(pair => $"[{Of(pair.Key)}] = {Of(pair.Value)}"))} }}";

    /// <summary>A further argument; nothing for no context.</summary>
    public static string Word(string name, Context context) => context == Context.None ? "" : $", {name}: {Of(context)}";

    public static string? Pairs(IReadOnlyDictionary<string, string>? pairs) =>
        pairs is null ? null : string.Join(",", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
