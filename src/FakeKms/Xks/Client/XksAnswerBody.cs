using System.Buffers.Text;
using System.Text.Json;
using FakeKms.Engine.ExternalKeys;

namespace FakeKms.Xks.Client;

/// <summary>The bodies of the answers of a proxy, read strictly: null for what the specification does not allow. Any bytes are an answer.</summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md#api-operations"/></remarks>
internal static class XksAnswerBody
{
    private const int LongestMetadata = 20;
    private const int LongestList = 10;
    private const int TagLength = 16;
    private static readonly string[] KeyStatuses = ["ENABLED", "DISABLED"];
    private static readonly string[] HealthStatuses = ["ACTIVE", "DEGRADED", "UNAVAILABLE"];

    public static string? ErrorName(ReadOnlyMemory<byte> body) => Read(body, root => Text(root, "errorName"));

    public static ExternalKeyMetadata? KeyMetadata(ReadOnlyMemory<byte> body) => Read(body, root =>
        Text(root, "keySpec") is { } spec && Texts(root, "keyUsage") is { } usage && Text(root, "keyStatus") is { } status && KeyStatuses.Contains(status)
            ? new ExternalKeyMetadata(spec, usage, status)
            : null);

    /// <param name="body">The body.</param>
    /// <param name="length">The length of the plaintext, which is that of the ciphertext.</param>
    /// <param name="integrity">The ciphertextDataIntegrityValue as it has to be.</param>
    public static ExternalCiphertext? Ciphertext(ReadOnlyMemory<byte> body, int length, Func<ExternalCiphertext, byte[]> integrity) => Read(body, root =>
    {
        if (Bytes(root, "ciphertext") is not { } ciphertext || ciphertext.Length != length) return null;
        if (Bytes(root, "initializationVector") is not { Length: 12 or 16 } vector) return null;
        if (Bytes(root, "authenticationTag") is not { Length: TagLength } tag) return null;
        var metadata = root.TryGetProperty("ciphertextMetadata", out _) ? Bytes(root, "ciphertextMetadata") : [];
        if (metadata is null || metadata.Length > LongestMetadata) return null;
        var whole = new ExternalCiphertext(ciphertext, vector, tag) { Metadata = metadata };
        return Bytes(root, "ciphertextDataIntegrityValue") is { } value && value.AsSpan().SequenceEqual(integrity(whole)) ? whole : null;
    });

    public static byte[]? Plaintext(ReadOnlyMemory<byte> body) => Read(body, root => Bytes(root, "plaintext"));

    public static XksHealth? Health(ReadOnlyMemory<byte> body) => Read(body, root =>
    {
        if (!root.TryGetProperty("xksProxyFleetSize", out var size) || size.ValueKind != JsonValueKind.Number || !size.TryGetInt64(out var count) || count <= 0)
            return null;
        if (Text(root, "xksProxyVendor") is null || Text(root, "xksProxyModel") is null || Text(root, "ekmVendor") is null) return null;
        if (Array(root, "ekmFleetDetails") is not { Count: > 0 } fleet) return null;
        var statuses = fleet.Select(StatusOf).OfType<string>().ToArray();
        return statuses.Length == fleet.Count ? new XksHealth(statuses) : null;
    });

    private static string? StatusOf(JsonElement one) =>
        one.ValueKind == JsonValueKind.Object && Text(one, "id") is not null && Text(one, "model") is not null
            && Text(one, "healthStatus") is { } status && HealthStatuses.Contains(status) ? status : null;

    private static T? Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A text that is no Unicode.
            return null;
        }
    }

    private static string? Text(JsonElement root, string member) =>
        root.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<JsonElement>? Array(JsonElement root, string member) =>
        root.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= LongestList
            ? [.. value.EnumerateArray()]
            : null;

    private static IReadOnlyList<string>? Texts(JsonElement root, string member) =>
        Array(root, member) is { } items && items.All(item => item.ValueKind == JsonValueKind.String) ? [.. items.Select(item => item.GetString()!)] : null;

    // The standard alphabet with its padding, and nothing between: neither white space nor the form for URLs.
    private static byte[]? Bytes(JsonElement root, string member)
    {
        if (Text(root, member) is not { } text || text.Any(char.IsWhiteSpace) || !Base64.IsValid(text)) return null;
        return Convert.FromBase64String(text);
    }
}
