using System.Text.Json;

namespace FakeKms.Xks.Proxy;

/// <summary>
/// A JSON object of a request, read strictly: members that nobody knows are left alone, since KMS may add some; those that are known must fit.
/// </summary>
internal sealed class ProxyBody
{
    private readonly JsonElement root;

    private ProxyBody(JsonElement root) => this.root = root;

    /// <exception cref="ProxyFailure">It is no JSON object.</exception>
    public static ProxyBody Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Of(JsonSerializer.Deserialize<JsonElement>(bytes.Span), "The body");
        }
        catch (JsonException)
        {
            throw ProxyFailure.Validation("The body is no JSON.");
        }
    }

    /// <exception cref="ProxyFailure">It is missing or empty, or no object.</exception>
    public ProxyBody Object(string name)
    {
        if (Find(name) is not { } member) throw ProxyFailure.Validation($"{name} is missing.");
        var found = Of(member, name);
        return member.EnumerateObject().Any() ? found : throw ProxyFailure.Validation($"{name} is empty.");
    }

    /// <exception cref="ProxyFailure">It is missing or empty, or no text.</exception>
    public string Required(string name) => Optional(name) is { Length: > 0 } text ? text : throw ProxyFailure.Validation($"{name} is missing.");

    /// <summary>A text; null when it is not there.</summary>
    /// <exception cref="ProxyFailure">It is no text.</exception>
    public string? Optional(string name)
    {
        if (Find(name) is not { } member) return null;
        try
        {
            if (member.ValueKind == JsonValueKind.String) return member.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is valid JSON and no text.
        }
        throw ProxyFailure.Validation($"{name} is no text.");
    }

    /// <summary>The bytes of a member in Base64; none when it is not there.</summary>
    /// <exception cref="ProxyFailure">It is not in Base64.</exception>
    public byte[] Bytes(string name)
    {
        if (Optional(name) is not { } text) return [];
        var bytes = new byte[text.Length];
        // .NET takes white space, and bits at the end that mean nothing.
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes.AsSpan(0, length)) == text
            ? bytes[..length]
            : throw ProxyFailure.Validation($"{name} is not in Base64 of the standard alphabet with padding.");
    }

    private static ProxyBody Of(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object ? new(element) : throw ProxyFailure.Validation($"{name} is no JSON object.");

    private JsonElement? Find(string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
