using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests;

/// <summary>What a user does to import material: get parameters, wrap, import.</summary>
internal static class Wrapping
{
    public static byte[] Material(byte fill) => [.. Enumerable.Repeat(fill, 32)];

    public static async Task<ImportKeyMaterialResponse> ImportAsync(
        this IAmazonKeyManagementService client, string keyId, byte[] material, Action<ImportKeyMaterialRequest>? change = null)
    {
        var request = await client.WrapAsync(keyId, material);
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;
        change?.Invoke(request);
        return await client.ImportKeyMaterialAsync(request);
    }

    public static async Task<ImportKeyMaterialRequest> WrapAsync(
        this IAmazonKeyManagementService client, string keyId, byte[] material, AlgorithmSpec? algorithm = null, WrappingKeySpec? spec = null)
    {
        algorithm ??= AlgorithmSpec.RSAES_OAEP_SHA_256;
        var parameters = await client.GetParametersForImportAsync(new GetParametersForImportRequest
        {
            KeyId = keyId,
            WrappingAlgorithm = algorithm,
            WrappingKeySpec = spec ?? WrappingKeySpec.RSA_2048,
        });
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(parameters.PublicKey.ToArray(), out _);
        var padding = algorithm == AlgorithmSpec.RSAES_OAEP_SHA_1 ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.OaepSHA256;
        return new ImportKeyMaterialRequest
        {
            KeyId = keyId,
            ImportToken = parameters.ImportToken,
            EncryptedKeyMaterial = new MemoryStream(rsa.Encrypt(material, padding)),
        };
    }

    public static async Task<string> CreateExternalKeyAsync(this IAmazonKeyManagementService client) =>
        (await client.CreateKeyAsync(new CreateKeyRequest { Origin = OriginType.EXTERNAL })).KeyMetadata.KeyId;

    public static async Task<string> CreateSymmetricKeyAsync(this IAmazonKeyManagementService client) =>
        (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;

    public static async Task<MemoryStream> EncryptTextAsync(
        this IAmazonKeyManagementService client, string keyId, string text, Dictionary<string, string>? context = null) =>
        (await client.EncryptAsync(new EncryptRequest
        {
            KeyId = keyId,
            Plaintext = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)),
            EncryptionContext = context,
        })).CiphertextBlob;

    public static async Task<string> DecryptTextAsync(
        this IAmazonKeyManagementService client, MemoryStream blob, string? keyId = null, Dictionary<string, string>? context = null) =>
        System.Text.Encoding.UTF8.GetString((await client.DecryptAsync(new DecryptRequest
        {
            CiphertextBlob = blob,
            KeyId = keyId,
            EncryptionContext = context,
        })).Plaintext.ToArray());
}
