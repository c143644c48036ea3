using System.Text.Json;
using System.Text.RegularExpressions;

namespace FakeKms.Tests.Seeding.Worlds;

/// <summary>As much of JSON Schema as docs/keys.schema.json uses.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    public IEnumerable<string> Mistakes(JsonElement value) => Mistakes(value, root, "$");

    private IEnumerable<string> Mistakes(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference)) schema = root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        if (schema.TryGetProperty("type", out var type) && !IsOf(type.GetString()!, value)) return [$"{path}: type"];
        var here = Keywords(value, schema).Select(keyword => $"{path}: {keyword}");
        return value.ValueKind switch
        {
            JsonValueKind.Object => here.Concat(Members(value, schema, path)),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                here.Concat(value.EnumerateArray().SelectMany((item, index) => Mistakes(item, items, $"{path}[{index}]"))),
            _ => here,
        };
    }

    private IEnumerable<string> Members(JsonElement value, JsonElement schema, string path)
    {
        foreach (var member in value.EnumerateObject())
        {
            var inside = $"{path}.{member.Name}";
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var known))
            {
                foreach (var mistake in Mistakes(member.Value, known, inside)) yield return mistake;
            }
            else if (schema.TryGetProperty("additionalProperties", out var others))
            {
                var mistakes = others.ValueKind == JsonValueKind.False ? [$"{inside}: additionalProperties"] : Mistakes(member.Value, others, inside);
                foreach (var mistake in mistakes) yield return mistake;
            }
        }
    }

    private static IEnumerable<string> Keywords(JsonElement value, JsonElement schema)
    {
        if (schema.TryGetProperty("const", out var only) && !JsonElement.DeepEquals(only, value)) yield return "const";
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value))) yield return "enum";
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value.GetString()!, pattern.GetString()!)) yield return "pattern";
        if (schema.TryGetProperty("maxLength", out var length) && value.GetString()!.Length > length.GetInt32()) yield return "maxLength";
        if (schema.TryGetProperty("minimum", out var minimum) && value.GetInt32() < minimum.GetInt32()) yield return "minimum";
        if (schema.TryGetProperty("maximum", out var maximum) && value.GetInt32() > maximum.GetInt32()) yield return "maximum";
        if (schema.TryGetProperty("minItems", out var count) && value.GetArrayLength() < count.GetInt32()) yield return "minItems";
        if (schema.TryGetProperty("format", out _) && !value.TryGetDateTimeOffset(out _)) yield return "format";
        if (!schema.TryGetProperty("required", out var required)) yield break;
        foreach (var name in required.EnumerateArray().Select(name => name.GetString()!))
        {
            if (!value.TryGetProperty(name, out _)) yield return name;
        }
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new ArgumentException($"The check does not know the type {type}.", nameof(type)),
    };
}
