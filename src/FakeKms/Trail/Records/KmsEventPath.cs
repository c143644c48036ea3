using System.Globalization;
using System.Text.Json;

namespace FakeKms.Trail.Records;

/// <summary>Finds a value by its path. The longest member name wins, so that names with dots can be reached too.</summary>
internal static class KmsEventPath
{
    public static JsonElement? Find(JsonElement element, string path)
    {
        if (path.Length == 0) return element;
        if (element.ValueKind == JsonValueKind.Array) return FindItem(element, path);
        if (element.ValueKind != JsonValueKind.Object) return null;
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            if (element.TryGetProperty(path[..end], out var member) && Find(member, path[Math.Min(path.Length, end + 1)..]) is { } found) return found;
        }
        return null;
    }

    private static JsonElement? FindItem(JsonElement list, string path)
    {
        var parts = path.Split('.', 2);
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.GetArrayLength()
            ? Find(list[index], parts.Length == 2 ? parts[1] : "")
            : null;
    }
}
