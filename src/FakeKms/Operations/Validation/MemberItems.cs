using System.Collections.Frozen;

namespace FakeKms.Operations.Validation;

/// <summary>The constraints of the items of lists, which the SDK's attributes do not carry: no item is null, and some texts have a length.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html"/></remarks>
internal static class MemberItems
{
    private static readonly FrozenDictionary<string, (int Shortest, int Longest)> Lengths = new Dictionary<string, (int, int)>
    {
        ["tagKeys"] = (1, 128),
    }.ToFrozenDictionary();

    public static void Check(object? item, string list, string path, List<string> violations)
    {
        if (item is null) violations.Add($"Value null{Failed(path)}Member must not be null");
        if (item is not string text || !Lengths.TryGetValue(list, out var length)) return;
        var value = $"Value '{text}'{Failed(path)}";
        if (text.Length < length.Shortest) violations.Add($"{value}Member must have length greater than or equal to {length.Shortest}");
        if (text.Length > length.Longest) violations.Add($"{value}Member must have length less than or equal to {length.Longest}");
    }

    private static string Failed(string path) => $" at '{path}' failed to satisfy constraint: ";
}
