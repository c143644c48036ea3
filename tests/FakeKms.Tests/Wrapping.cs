using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Materials;

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
        return new ImportKeyMaterialRequest
        {
            KeyId = keyId,
            ImportToken = parameters.ImportToken,
            EncryptedKeyMaterial = new MemoryStream(ForeignWrapping.Wrap(algorithm.Value, parameters.PublicKey.ToArray(), material)),
        };
    }

    public static async Task<string> CreateExternalKeyAsync(this IAmazonKeyManagementService client) =>
        (await client.CreateKeyAsync(new CreateKeyRequest { Origin = OriginType.EXTERNAL })).KeyMetadata.KeyId;
}
