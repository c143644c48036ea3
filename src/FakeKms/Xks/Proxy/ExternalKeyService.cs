using System.Text.Json.Nodes;
using FakeKms.Domain.KeyStores.Proxies;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Entropy;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Proxy;

/// <summary>What the four APIs do, in the state in which they find the proxy.</summary>
internal sealed class ExternalKeyService(EmbeddedProxy proxy, long seed, IRandomness vectors)
{
    // Those of the proxy that AWS publishes as a sample, in characters of Base64.
    private const int LongestText = 8_192;
    private const int LongestAuthenticatedData = 16_384;

    private const int LongestMetadata = 20;

    private Func<ExternalCiphertext, ExternalCiphertext> Alter { get; init; } = ciphertext => ciphertext;

    /// <summary>The same, but a ciphertext is answered otherwise than it was made, since a test asked for that.</summary>
    public ExternalKeyService Altering(Func<ExternalCiphertext, ExternalCiphertext> alter) => new(proxy, seed, vectors) { Alter = alter };

    /// <exception cref="ProxyFailure">The answer is an error.</exception>
    public JsonObject Do(XksProxyRequest request, ProxyBody body)
    {
        if (request.Operation == XksOperations.GetHealthStatus) return Health();
        if (!proxy.IsServing) throw ProxyFailure.Internal("No external key manager can be reached.");
        var key = proxy.Find(request.ExternalKeyId!) ?? throw ProxyFailure.KeyNotFound();
        if (request.Operation == XksOperations.GetKeyMetadata) return Metadata(key);
        if (!key.IsEnabled) throw ProxyFailure.InvalidState();
        return request.Operation == XksOperations.Encrypt ? Encrypt(key, body) : Decrypt(key, body);
    }

    private JsonObject Health() => new()
    {
        ["xksProxyFleetSize"] = proxy.FleetSize,
        ["xksProxyVendor"] = "FakeKms",
        ["xksProxyModel"] = "FakeKms XKS Proxy 1.0",
        ["ekmVendor"] = "FakeKms",
        ["ekmFleetDetails"] = new JsonArray([.. proxy.Managers.Select(manager => new JsonObject
        {
            ["id"] = manager.Id,
            ["model"] = manager.Model,
            ["healthStatus"] = manager.Health.ToString().ToUpperInvariant(),
        })]),
    };

    private static JsonObject Metadata(ExternalKey key)
    {
        IEnumerable<string?> usages = [key.CanEncrypt ? "ENCRYPT" : null, key.CanDecrypt ? "DECRYPT" : null];
        return new()
        {
            ["keySpec"] = key.KeySpec,
            ["keyUsage"] = new JsonArray([.. usages.Where(usage => usage is not null).Select(usage => JsonValue.Create(usage))]),
            ["keyStatus"] = key.IsEnabled ? "ENABLED" : "DISABLED",
        };
    }

    private JsonObject Encrypt(ExternalKey key, ProxyBody body)
    {
        var wantsIntegrity = body.Optional("ciphertextDataIntegrityValueAlgorithm") is not null;
        if (!key.CanEncrypt) throw ProxyFailure.InvalidKeyUsage("The external key does not encrypt.");
        // The value vouches for a trial decryption.
        if (wantsIntegrity && !key.CanDecrypt) throw ProxyFailure.InvalidKeyUsage("The external key does not decrypt, which the integrity value takes.");
        CheckLimits(body, "plaintext");
        CheckAlgorithms(body, wantsIntegrity);
        var (plaintext, authenticated) = (body.Bytes("plaintext"), body.Bytes("additionalAuthenticatedData"));
        var metadata = key.Version > 1 || proxy.NamesFirstVersion ? ExternalKey.NameOf(key.Version) : [];
        var vector = vectors.Bytes(proxy.InitializationVectorLength);
        var made = Alter(ExternalCipher.Encrypt(key.Material(seed, key.Version), vector, plaintext, authenticated, metadata));
        var answer = new JsonObject
        {
            ["ciphertext"] = Convert.ToBase64String(made.Ciphertext),
            ["initializationVector"] = Convert.ToBase64String(made.InitializationVector),
            ["authenticationTag"] = Convert.ToBase64String(made.AuthenticationTag),
        };
        if (made.Metadata.Length > 0) answer["ciphertextMetadata"] = Convert.ToBase64String(made.Metadata);
        if (wantsIntegrity) answer["ciphertextDataIntegrityValue"] = Convert.ToBase64String(CiphertextIntegrity.ValueOf(authenticated, made));
        return answer;
    }

    private JsonObject Decrypt(ExternalKey key, ProxyBody body)
    {
        if (!key.CanDecrypt) throw ProxyFailure.InvalidKeyUsage("The external key does not decrypt.");
        CheckLimits(body, "ciphertext");
        CheckAlgorithms(body, wantsIntegrity: false);
        var (vector, tag) = (body.Bytes("initializationVector"), body.Bytes("authenticationTag"));
        var given = new ExternalCiphertext(body.Bytes("ciphertext"), vector, tag) { Metadata = body.Bytes("ciphertextMetadata") };
        var authenticated = body.Bytes("additionalAuthenticatedData");
        if (vector.Length is not (12 or 16)) throw ProxyFailure.InvalidCiphertext("initializationVector must have 12 or 16 bytes.");
        if (tag.Length != ExternalCipher.TagLength) throw ProxyFailure.InvalidCiphertext("authenticationTag must have 16 bytes.");
        if (given.Metadata.Length > LongestMetadata) throw ProxyFailure.InvalidCiphertext("ciphertextMetadata must have at most 20 bytes.");
        return key.VersionIn(given.Metadata) is { } version && ExternalCipher.Decrypt(key.Material(seed, version), given, authenticated) is { } plaintext
            ? new() { ["plaintext"] = Convert.ToBase64String(plaintext) }
            : throw ProxyFailure.InvalidCiphertext("The ciphertext is not one of this external key with this authenticated data.");
    }

    private static void CheckLimits(ProxyBody body, string text)
    {
        if (body.Optional(text) is { Length: > LongestText }) throw ProxyFailure.UnsupportedOperation($"{text} is longer than {LongestText} characters.");
        if (body.Optional("additionalAuthenticatedData") is { Length: > LongestAuthenticatedData })
            throw ProxyFailure.UnsupportedOperation($"additionalAuthenticatedData is longer than {LongestAuthenticatedData} characters.");
    }

    private static void CheckAlgorithms(ProxyBody body, bool wantsIntegrity)
    {
        if (body.Required("encryptionAlgorithm") != "AES_GCM") throw ProxyFailure.Validation("encryptionAlgorithm must be AES_GCM.");
        if (wantsIntegrity && body.Optional("ciphertextDataIntegrityValueAlgorithm") != "SHA_256")
            throw ProxyFailure.Validation("ciphertextDataIntegrityValueAlgorithm must be SHA_256.");
    }
}
