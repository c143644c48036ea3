using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>
/// Finds the members of a file that nobody would read, those that stand there twice, and those that are missing. The serializer would name none of them.
/// </summary>
internal static class WorldShape
{
    /// <summary>The first mistake, with the path to it; null for none.</summary>
    public static string? Mistake(JsonElement element, Type type, string path)
    {
        if (element.ValueKind == JsonValueKind.Array && type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return element.EnumerateArray().Select((item, index) => MistakeOfItem(item, type.GenericTypeArguments[0], $"{path}[{index}]"))
                .FirstOrDefault(mistake => mistake is not null);
        }
        if (element.ValueKind != JsonValueKind.Object || type == typeof(JsonElement?)) return null;
        return Twice(element, path)
            ?? (type == typeof(Dictionary<string, string>) ? MistakeOfTexts(element, path) : MistakeOfMembers(element, MembersOf(type), path));
    }

    /// <summary>The members of an object by the names that they have in the file.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> MembersOf(Type type) => type.GetProperties().Where(property => property.CanWrite)
        .ToDictionary(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name));

    public static bool IsRequired(PropertyInfo member) => member.IsDefined(typeof(RequiredMemberAttribute));

    private static string? MistakeOfMembers(JsonElement element, IReadOnlyDictionary<string, PropertyInfo> members, string path)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!members.TryGetValue(member.Name, out var known))
                return $"{path}.{ShortText.Value(member.Name)} is unknown{NearestName.Question(member.Name, members.Keys)}";
            if (Mistake(member.Value, known.PropertyType, $"{path}.{member.Name}") is { } mistake) return mistake;
        }
        return members.FirstOrDefault(member => IsRequired(member.Value) && IsMissing(element, member.Key)).Key is { } missing
            ? $"{path} lacks {missing}."
            : null;
    }

    private static bool IsMissing(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null;

    private static string? MistakeOfItem(JsonElement item, Type type, string path) =>
        item.ValueKind == JsonValueKind.Null ? $"{path} must not be null." : Mistake(item, type, path);

    private static string? MistakeOfTexts(JsonElement element, string path) =>
        element.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.String)
            .Select(member => $"{path}.{ShortText.Value(member.Name)} must be a text.").FirstOrDefault();

    private static string? Twice(JsonElement element, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!names.Add(member.Name)) return $"{path}.{ShortText.Value(member.Name)} stands there twice.";
        }
        return null;
    }
}
