using System.Text.Json;
using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>One resource of KMS in a state. A class without a text of its own: it may hold key material.</summary>
internal sealed class TerraformResource(string type, string address, JsonElement values, string source)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly JsonShape Shape = new(Options.PropertyNamingPolicy, skipsOthers: true);

    public string Type => type;

    public string Address => address;

    /// <summary>The key in the state that this resource is, or is about.</summary>
    public (string AccountId, string Region, string KeyId) KeyOf(string attribute) => ArnParts.Parse(Needed(attribute)) is { KeyId: { } keyId } arn
        ? (arn.AccountId, arn.Region, keyId)
        : throw Refusal($"{attribute} is no ARN of a key.");

    public string? Text(string name) => Value(name) is { } value
        ? value.ValueKind == JsonValueKind.String ? NullIfEmpty(value.GetString()) : throw Refusal($"{name} is no text.")
        : null;

    public string Needed(string name) => Text(name) ?? throw Refusal($"it has no {name}. Was the state written before terraform apply?");

    public bool? Flag(string name) => Value(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refusal($"{name} is neither true nor false."),
    };

    public int? Number(string name) => Value(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw Refusal($"{name} is no whole number.");

    public T? Of<T>(string name)
        where T : class
    {
        if (Value(name) is not { } value) return null;
        if (Shape.Mistake(value, typeof(T), name) is { } mistake) throw Refusal(mistake);
        try
        {
            return value.Deserialize<T>(Options);
        }
        catch (JsonException)
        {
            throw Refusal($"{name} has another form than the AWS provider gives it.");
        }
    }

    /// <summary>Refuses attributes that this library does not know, and those that are there twice: they may change what the key is.</summary>
    public void CheckAttributes(IReadOnlyCollection<string> known)
    {
        if (JsonShape.Twice(values) is { } twice) throw Refusal($"{twice} stands there twice.");
        foreach (var attribute in values.EnumerateObject().Where(attribute => !known.Contains(attribute.Name)))
            throw Refusal($"the attribute {ShortText.Value(attribute.Name)} is unknown{NearestName.Question(attribute.Name, known)}");
    }

    public ArgumentException Refusal(string mistake) => TerraformState.Refusal(source, $"{address}: {mistake}");

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private JsonElement? Value(string name) => values.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
