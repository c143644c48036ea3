using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FakeKms.Xks.Messages;

namespace FakeKms.Tests.Xks;

/// <summary>A request to a proxy that is signed by the definition of Signature Version 4, without any code of the library, and may be changed afterwards.</summary>
internal sealed record ProxyCall(string Api, JsonObject? Json = null)
{
    public const string Principal = "arn:aws:iam::111122223333:user/Alice";
    public const string KeyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    public string Method { get; init; } = "POST";

    public string Base { get; init; } = "/kms/xks/v1";

    public string Query { get; init; } = "";

    public string Host { get; init; } = "xks-proxy.fakekms.example";

    /// <summary>Null for the proxy's own credential.</summary>
    public string? AccessKeyId { get; init; }

    public string? Secret { get; init; }

    public DateTimeOffset Time { get; init; } = Pinned.Start;

    public string Region { get; init; } = "us-east-1";

    public string Service { get; init; } = "kms-xks-proxy";

    public string Terminator { get; init; } = "aws4_request";

    /// <summary>The day of the scope; null for that of the time.</summary>
    public string? Day { get; init; }

    public IReadOnlyList<(string Name, string Value)> More { get; init; } = [];

    public string[] Unsigned { get; init; } = [];

    /// <summary>The body as it arrives; null for the one that was signed.</summary>
    public byte[]? SentBody { get; init; }

    /// <summary>The body that is signed, in place of the JSON.</summary>
    public byte[]? Body { get; init; }

    /// <summary>What somebody does to the headers on the way.</summary>
    public Action<Dictionary<string, string[]>> Altered { get; init; } = _ => { };

    /// <summary>The same with the Authorization header.</summary>
    public Func<string, string> Authorization { get; init; } = header => header;

    private string Scope => $"{Day ?? Time.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}/{Region}/{Service}/{Terminator}";

    public static ProxyCall Health() => new("/health", new() { ["requestMetadata"] = Metadata("CreateCustomKeyStore", isAboutKey: false) });

    public static ProxyCall GetKeyMetadata(string key = "k1") => new(
        $"/keys/{key}/metadata", new() { ["requestMetadata"] = Metadata("CreateKey", hasKey: false) });

    public static ProxyCall Encrypt(string plaintext = "hello", string key = "k1") => new($"/keys/{key}/encrypt", new()
    {
        ["requestMetadata"] = Metadata("Encrypt"),
        ["plaintext"] = Base64(plaintext),
        ["encryptionAlgorithm"] = "AES_GCM",
    });

    /// <summary>A request to decrypt what an answer to Encrypt has.</summary>
    public static ProxyCall Decrypt(JsonNode encrypted, string key = "k1")
    {
        var json = new JsonObject { ["requestMetadata"] = Metadata("Decrypt"), ["encryptionAlgorithm"] = "AES_GCM" };
        foreach (var name in (string[])["ciphertext", "initializationVector", "authenticationTag", "ciphertextMetadata"])
            if (encrypted[name] is { } member) json[name] = member.DeepClone();
        return new($"/keys/{key}/decrypt", json);
    }

    /// <summary>One request of each API, each of which succeeds.</summary>
    public static IEnumerable<(string Name, ProxyCall Call)> All(FakeKmsServer kms, string key = "k1") =>
    [
        ("GetHealthStatus", Health()), ("GetKeyMetadata", GetKeyMetadata(key)), ("Encrypt", Encrypt(key: key)),
        ("Decrypt", Decrypt(Encrypt(key: key).Send(kms).Json!, key)),
    ];

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>With another value for a member of the body, which a dot leads into; null takes it away.</summary>
    public ProxyCall With(string member, JsonNode? value)
    {
        var json = (JsonObject)Json!.DeepClone();
        var (parent, name) = member.Split('.') is [var outer, var inner] ? ((JsonObject)json[outer]!, inner) : (json, member);
        if (value is null) parent.Remove(name);
        else parent[name] = value;
        return this with { Json = json };
    }

    public ProxyAnswer Send(FakeKmsServer kms) => ProxyAnswer.Of(kms.EmbeddedProxy.Answer(Request(kms)));

    public XksHttpRequest Request(FakeKmsServer kms)
    {
        var (headers, body) = Signed(kms);
        return new(Method, new Uri($"https://{Host}{Base}{Api}{(Query.Length > 0 ? "?" + Query : "")}"), name => headers.GetValueOrDefault(name) ?? [], body);
    }

    /// <summary>The headers and the body as they arrive.</summary>
    public (Dictionary<string, string[]> Headers, byte[] Body) Signed(FakeKmsServer kms)
    {
        var credential = kms.XksProxy.Credential;
        var stamp = Time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        (string Name, string Value)[] all = [("host", Host), ("x-amz-date", stamp), .. More];
        var body = Body ?? (Json is null ? [] : Encoding.UTF8.GetBytes(Json.ToJsonString()));
        var signature = Signature(stamp, [.. all.Where(header => !Unsigned.Contains(header.Name))], body, Secret ?? credential.RawSecretAccessKey, out var names);
        var headers = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in all) headers[name] = [value];
        headers["Authorization"] =
        [
            Authorization($"AWS4-HMAC-SHA256 Credential={AccessKeyId ?? credential.AccessKeyId}/{Scope}, SignedHeaders={names}, Signature={signature}"),
        ];
        Altered(headers);
        return (headers, SentBody ?? body);
    }

    private static JsonObject Metadata(string kmsOperation, bool isAboutKey = true, bool hasKey = true)
    {
        var metadata = new JsonObject { ["kmsRequestId"] = "4112f4d6-db54-4af4-ae30-c55a22a8dfae", ["kmsOperation"] = kmsOperation };
        if (isAboutKey) metadata["awsPrincipalArn"] = Principal;
        if (isAboutKey && hasKey) metadata["kmsKeyArn"] = KeyArn;
        return metadata;
    }

    private string Signature(string stamp, (string Name, string Value)[] headers, byte[] body, string secret, out string names)
    {
        var ordered = headers.OrderBy(header => header.Name, StringComparer.Ordinal).ToArray();
        names = string.Join(';', ordered.Select(header => header.Name));
        // No path of a proxy has characters that are encoded, but for those that a test puts there: these are encoded twice.
        var path = (Base + Api).Replace("%", "%25", StringComparison.Ordinal);
        var canonical = $"{Method}\n{path}\n{Query}\n{string.Concat(ordered.Select(header => $"{header.Name}:{header.Value}\n"))}\n{names}\n{Hex(SHA256.HashData(body))}";
        var text = $"AWS4-HMAC-SHA256\n{stamp}\n{Scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
