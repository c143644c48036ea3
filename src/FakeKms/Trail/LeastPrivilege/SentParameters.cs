using System.Text.Json;

namespace FakeKms.Trail.LeastPrivilege;

/// <summary>Reads what a caller sent. A log may lack any of it.</summary>
internal static class SentParameters
{
    public static JsonElement? Find(KmsEvent record, string member)
    {
        var parameters = record.RequestParameters;
        return parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty(member, out var value) ? value : null;
    }

    public static string? Text(KmsEvent record, string member) => Find(record, member) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IReadOnlyDictionary<string, string> Map(KmsEvent record, string member) => Find(record, member) is { ValueKind: JsonValueKind.Object } map
        ? map.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.ToString(), StringComparer.Ordinal)
        : new Dictionary<string, string>();
}
