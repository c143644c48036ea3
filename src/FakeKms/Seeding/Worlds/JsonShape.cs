using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>
/// Finds the members of a document that nobody would read, those that stand there twice, those that are missing, and nulls in lists and maps. The serializer
/// would name none of them, and take most.
/// </summary>
/// <param name="names">How the document writes the names of members; null where it writes them as the types do.</param>
/// <param name="skipsOthers">Whether members that the types do not have are none of our business.</param>
internal sealed class JsonShape(JsonNamingPolicy? names, bool skipsOthers)
{
    /// <summary>The first mistake, with the path to it; null for none.</summary>
    public string? Mistake(JsonElement element, Type type, string path)
    {
        if (element.ValueKind == JsonValueKind.Array && type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return element.EnumerateArray().Select((item, index) => MistakeOfItem(item, type.GenericTypeArguments[0], $"{path}[{index}]"))
                .FirstOrDefault(mistake => mistake is not null);
        }
        if (element.ValueKind != JsonValueKind.Object || type == typeof(JsonElement?)) return null;
        if (Twice(element) is { } twice) return $"{path}.{twice} stands there twice.";
        return type == typeof(Dictionary<string, string>) ? MistakeOfTexts(element, path) : MistakeOfMembers(element, MembersOf(type), path);
    }

    /// <summary>The members of an object by the names that they have in the document.</summary>
    public IReadOnlyDictionary<string, PropertyInfo> MembersOf(Type type) =>
        type.GetProperties().Where(property => property.CanWrite).ToDictionary(NameOf);

    public static bool IsRequired(PropertyInfo member) => member.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>The first name that an object has twice, as a message shows it; null for none.</summary>
    public static string? Twice(JsonElement element)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return element.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !names.Add(name)) is { } twice ? ShortText.Value(twice) : null;
    }

    private string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? names?.ConvertName(property.Name) ?? property.Name;

    private string? MistakeOfMembers(JsonElement element, IReadOnlyDictionary<string, PropertyInfo> members, string path)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!members.TryGetValue(member.Name, out var known))
            {
                if (skipsOthers) continue;
                return $"{path}.{ShortText.Value(member.Name)} is unknown{NearestName.Question(member.Name, members.Keys)}";
            }
            if (Mistake(member.Value, known.PropertyType, $"{path}.{member.Name}") is { } mistake) return mistake;
        }
        return members.FirstOrDefault(member => IsRequired(member.Value) && IsMissing(element, member.Key)).Key is { } missing
            ? $"{path} lacks {missing}."
            : null;
    }

    private static bool IsMissing(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null;

    private string? MistakeOfItem(JsonElement item, Type type, string path) =>
        item.ValueKind == JsonValueKind.Null ? $"{path} must not be null." : Mistake(item, type, path);

    private static string? MistakeOfTexts(JsonElement element, string path) =>
        element.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.String)
            .Select(member => $"{path}.{ShortText.Value(member.Name)} must be a text.").FirstOrDefault();
}
