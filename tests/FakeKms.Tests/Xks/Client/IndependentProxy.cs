using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeKms.Tests.Xks.Client;

/// <summary>
/// An external key store proxy after the specification, with nothing of the library in it: its own Signature Version 4, additional authenticated data and
/// integrity value. It stands for a proxy that a user writes.
/// </summary>
internal sealed class IndependentProxy : HttpMessageHandler
{
    public const string Endpoint = "https://xks.example.com";

    private readonly Dictionary<string, string> secrets = [];

    /// <summary>What arrived, in its order.</summary>
    public List<ReceivedRequest> Received { get; } = [];

    /// <summary>What happens in the place of an answer; null to answer.</summary>
    public Func<ReceivedRequest, Task<HttpResponseMessage?>> Instead { get; set; } = _ => Task.FromResult<HttpResponseMessage?>(null);

    /// <summary>Whether the signature decides.</summary>
    public bool ChecksSignatures { get; set; } = true;

    public IndependentProxy Accepting(string accessKeyId, string secret)
    {
        secrets[accessKeyId] = secret;
        return this;
    }

    public void Refusing(string accessKeyId) => secrets.Remove(accessKeyId);

    public static HttpResponseMessage Error(int status, string name) => Json(new JsonObject { ["errorName"] = name }, status);

    public static HttpResponseMessage Json(JsonNode body, int status = 200) => Text(body.ToJsonString(), status);

    public static HttpResponseMessage Text(string body, int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>The answer of a proxy that nothing is wrong with.</summary>
    public static JsonObject Answer(ReceivedRequest request) => request.Api switch
    {
        "health" => new JsonObject
        {
            ["xksProxyFleetSize"] = 2,
            ["xksProxyVendor"] = "Acme Corp",
            ["xksProxyModel"] = "Acme XKS Proxy 1.0",
            ["ekmVendor"] = "Thales Group",
            ["ekmFleetDetails"] = new JsonArray(
                new JsonObject { ["id"] = "hsm-id-1", ["model"] = "Luna 5.0", ["healthStatus"] = "DEGRADED" },
                new JsonObject { ["id"] = "hsm-id-2", ["model"] = "Luna 5.1", ["healthStatus"] = "UNAVAILABLE" }),
        },
        "metadata" => new JsonObject { ["keySpec"] = "AES_256", ["keyUsage"] = new JsonArray("DECRYPT", "ENCRYPT", "WRAP"), ["keyStatus"] = "ENABLED" },
        "encrypt" => Encrypted(request),
        _ => Decrypted(request),
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var received = await ReceivedRequest.OfAsync(request, cancellationToken);
        lock (Received) Received.Add(received);
        if (ChecksSignatures && !IsSigned(received)) return Error(401, "AuthenticationFailedException");
        return await Instead(received).WaitAsync(cancellationToken) ?? Json(Answer(received));
    }

    private bool IsSigned(ReceivedRequest request) =>
        secrets.TryGetValue(request.AccessKeyId, out var secret) && request.Signature == SignatureOf(request, secret);

    /// <summary>After AWS's page about signing, and appendix A of the specification.</summary>
    private static string SignatureOf(ReceivedRequest request, string secret)
    {
        var canonical = $"POST\n{request.Path}\n\nhost:{request.Host}\nx-amz-date:{request.Date}\n\nhost;x-amz-date\n{Hex(SHA256.HashData(request.Body))}";
        var scope = $"{request.Date[..8]}/{request.Region}/kms-xks-proxy/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{request.Date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in scope.Split('/')) key = Mac(key, part);
        return Hex(Mac(key, text));
    }

    private static JsonObject Encrypted(ReceivedRequest request)
    {
        var plaintext = request.Bytes("plaintext");
        byte[] metadata = [7, 7];
        var vector = RandomNumberGenerator.GetBytes(12);
        var (ciphertext, tag) = (new byte[plaintext.Length], new byte[16]);
        using var aes = new AesGcm(KeyOf(request), 16);
        aes.Encrypt(vector, plaintext, ciphertext, tag, Authenticated(request, metadata));
        return new JsonObject
        {
            ["ciphertext"] = Convert.ToBase64String(ciphertext),
            ["initializationVector"] = Convert.ToBase64String(vector),
            ["authenticationTag"] = Convert.ToBase64String(tag),
            ["ciphertextMetadata"] = Convert.ToBase64String(metadata),
            ["ciphertextDataIntegrityValue"] = Convert.ToBase64String(
                SHA256.HashData([.. request.Bytes("additionalAuthenticatedData"), .. metadata, .. vector, .. ciphertext, .. tag])),
        };
    }

    private static JsonObject Decrypted(ReceivedRequest request)
    {
        var ciphertext = request.Bytes("ciphertext");
        var plaintext = new byte[ciphertext.Length];
        using var aes = new AesGcm(KeyOf(request), 16);
        try
        {
            aes.Decrypt(
                request.Bytes("initializationVector"), ciphertext, request.Bytes("authenticationTag"), plaintext,
                Authenticated(request, request.Bytes("ciphertextMetadata")));
        }
        catch (AuthenticationTagMismatchException)
        {
            return new JsonObject { ["errorName"] = "InvalidCiphertextException" };
        }
        return new JsonObject { ["plaintext"] = Convert.ToBase64String(plaintext) };
    }

    private static byte[] Authenticated(ReceivedRequest request, byte[] metadata)
    {
        var data = request.Bytes("additionalAuthenticatedData");
        return [(byte)(data.Length >> 8), (byte)data.Length, .. data, (byte)metadata.Length, .. metadata];
    }

    private static byte[] KeyOf(ReceivedRequest request) => SHA256.HashData(Encoding.UTF8.GetBytes(request.ExternalKeyId));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
