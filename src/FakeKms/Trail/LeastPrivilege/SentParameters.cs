using System.Text.Json;

namespace FakeKms.Trail.LeastPrivilege;

/// <summary>Reads what a caller sent. A log may lack any of it.</summary>
internal static class SentParameters
{
    /// <summary>The value at a path, such as <c>constraints.sourceArn</c>; null for none, and for null.</summary>
    public static JsonElement? Find(KmsEvent record, string path)
    {
        var value = record.RequestParameters;
        foreach (var member in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(member, out value) || value.ValueKind == JsonValueKind.Null) return null;
        }
        return value;
    }

    public static string? Text(KmsEvent record, string member) => Find(record, member) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IReadOnlyList<string> Texts(KmsEvent record, string path) => Find(record, path) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(item => item.ToString())]
        : [];

    /// <summary>The pairs of an object. Of those with one name the last one counts, as everywhere.</summary>
    public static IReadOnlyDictionary<string, string> Map(KmsEvent record, string member)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Find(record, member) is not { ValueKind: JsonValueKind.Object } map) return pairs;
        foreach (var pair in map.EnumerateObject()) pairs[pair.Name] = pair.Value.ToString();
        return pairs;
    }
}
