using System.Text.Json;

namespace FakeKms.Domain.Policies;

/// <summary>The elements of one JSON object in a policy, each of which may stand there once.</summary>
internal sealed class PolicyElements
{
    private readonly Dictionary<string, JsonElement> elements = new(StringComparer.Ordinal);
    private readonly string policy;

    private PolicyElements(string policy) => this.policy = policy;

    public IEnumerable<KeyValuePair<string, JsonElement>> All => elements;

    public bool IsEmpty => elements.Count == 0;

    /// <summary>Reads an object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="policy">What errors call the policy.</param>
    /// <param name="part">What errors call the object: a part of the policy, such as <c>A statement</c>; null for the policy itself.</param>
    /// <param name="known">The names that may occur; null for any.</param>
    public static PolicyElements Of(JsonElement json, string policy, string? part = null, IReadOnlyList<string>? known = null)
    {
        var what = part is null ? $"The {policy}" : $"{part} of the {policy}";
        if (json.ValueKind != JsonValueKind.Object) throw PolicyErrors.Malformed($"{what} is not a JSON object.");
        var result = new PolicyElements(policy);
        foreach (var property in json.EnumerateObject())
        {
            if (known?.Contains(property.Name) == false) throw PolicyErrors.Malformed($"{what} has an unknown element: {property.Name}.");
            if (!result.elements.TryAdd(property.Name, property.Value)) throw PolicyErrors.Malformed($"{what} has the element {property.Name} twice.");
        }
        return result;
    }

    /// <summary>One value or a list of them. Numbers and Booleans, which only conditions have, become their text.</summary>
    public IReadOnlyList<string> Values(string element)
    {
        var value = elements[element];
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => Value(item, element))] : [Value(value, element)];
    }

    public JsonElement? Find(string element) => elements.TryGetValue(element, out var value) ? value : null;

    /// <summary>One of two elements that exclude each other; null when there is neither.</summary>
    public (bool IsNegated, JsonElement Value)? OneOf(string element, string negated) => (Find(element), Find(negated)) switch
    {
        (null, null) => null,
        ({ } value, null) => (false, value),
        (null, { } value) => (true, value),
        _ => throw PolicyErrors.Malformed($"A statement of the {policy} has both {element} and {negated}."),
    };

    public string? Text(string element) => Find(element) is { } value ? TextOf(value, element) : null;

    /// <summary>A text or a list with at least one; empty when the element is missing.</summary>
    public IReadOnlyList<string> Texts(string element)
    {
        if (Find(element) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array) return [TextOf(value, element)];
        string[] texts = [.. value.EnumerateArray().Select(item => TextOf(item, element))];
        return texts.Length > 0 ? texts : throw PolicyErrors.Malformed($"The {policy} has an empty {element}.");
    }

    private string TextOf(JsonElement value, string element) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw PolicyErrors.Malformed($"The {policy} has {element} that is not a text.");

    private string Value(JsonElement value, string element) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : TextOf(value, element);
}
