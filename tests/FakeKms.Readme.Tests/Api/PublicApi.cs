using System.Text.RegularExpressions;

namespace FakeKms.Readme.Tests.Api;

/// <summary>The public types of the packages and the names of their members, from the lists that the build compares with the code.</summary>
internal static partial class PublicApi
{
    /// <summary>The types by their names without the namespace, each with the names of its members. What the compiler makes of records is left out.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Types { get; } = Of(Lists().SelectMany(File.ReadLines));

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IEnumerable<string> lines)
    {
        var symbols = lines.Where(line => line.Length > 0 && line[0] != '#').Select(SymbolOf).Distinct().ToArray();
        var types = symbols.Where(symbol => !symbol.Contains(' ', StringComparison.Ordinal)).ToArray();
        return types.Where(type => !Array.Exists(types, other => IsMemberOf(type, other)))
            .ToDictionary(Short, type => (IReadOnlyList<string>)[.. symbols.Where(symbol => IsMemberOf(symbol, type)).Select(symbol => NameOf(symbol, type))
                .Where(IsWritten).Where(name => name != Short(type)).Distinct().Order(StringComparer.Ordinal)]);
    }

    // FakeKms.KmsClock.Advance(System.TimeSpan by) -> void. Members get a blank behind them, so that they are told from types.
    private static string SymbolOf(string line)
    {
        var symbol = Modifiers().Replace(line, "");
        var isType = !symbol.Contains("->", StringComparison.Ordinal) && !symbol.Contains('(', StringComparison.Ordinal) && !symbol.Contains(" = ", StringComparison.Ordinal);
        return isType ? symbol.Trim() : End().Split(symbol)[0].Trim() + " ";
    }

    private static bool IsMemberOf(string symbol, string type) =>
        symbol.StartsWith(type + ".", StringComparison.Ordinal) && symbol[(type.Length + 1)..].Trim() is { } rest && NameOf(symbol, type).Length > 0 && rest.Length > 0;

    private static string NameOf(string symbol, string type) => Accessor().Replace(symbol[(type.Length + 1)..].Trim(), "").Split('<', '[')[0];

    private static string Short(string type) => type.Split('.')[^1];

    private static bool IsWritten(string name) => name.Length > 0
        && !name.StartsWith("operator", StringComparison.Ordinal) && !name.StartsWith("implicit", StringComparison.Ordinal)
        && name is not ("ToString" or "GetHashCode" or "Equals" or "Dispose" or "DisposeAsync" or "GetEnumerator" or "this" or "ApplyTo" or "Description" or "Deconstruct");

    private static IEnumerable<string> Lists() => Directory.EnumerateDirectories(Path.Combine(Pages.Root, "src"))
        .Select(folder => Path.Combine(folder, "PublicAPI.Unshipped.txt")).Concat(Directory.EnumerateDirectories(Path.Combine(Pages.Root, "src"))
        .Select(folder => Path.Combine(folder, "PublicAPI.Shipped.txt"))).Where(File.Exists).Order(StringComparer.Ordinal);

    [GeneratedRegex("^((static|override|virtual|abstract|const|readonly) )+")]
    private static partial Regex Modifiers();

    [GeneratedRegex(@"\(| -> | = ")]
    private static partial Regex End();

    [GeneratedRegex(@"\.(get|set|init)$")]
    private static partial Regex Accessor();
}
