using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;

namespace FakeKms.Scenarios.Script;

/// <summary>An import as its user makes it: ask for the wrapping key and the token, wrap the material, send both.</summary>
internal sealed class MaterialImport(byte[]? material, TimeSpan? expiresAfter, AlgorithmSpec? wrappingAlgorithm, WrappingKeySpec? wrappingKeySpec)
{
    private readonly AlgorithmSpec algorithm = wrappingAlgorithm ?? AlgorithmSpec.RSAES_OAEP_SHA_256;
    private readonly WrappingKeySpec keySpec = wrappingKeySpec ?? WrappingKeySpec.RSA_2048;

    public async Task<ImportKeyMaterialResponse> MakeAsync(ScenarioRun run, ImportKeyMaterialRequest request, CancellationToken token)
    {
        var ask = new GetParametersForImportRequest { KeyId = request.KeyId, WrappingAlgorithm = algorithm, WrappingKeySpec = keySpec };
        var parameters = await run.Client.GetParametersForImportAsync(ask, token).ConfigureAwait(false);
        var bytes = material ?? run.Materials.Choose(parameters.KeyId, request.KeyMaterialId, request.ImportType == ImportType.NEW_KEY_MATERIAL);
        request.ImportToken = parameters.ImportToken;
        request.EncryptedKeyMaterial = new MemoryStream(Wrap(parameters.PublicKey.ToArray(), bytes));
        if (expiresAfter is { } lifetime) request.ValidTo = (run.Host.Now() + lifetime).UtcDateTime;
        request.ExpirationModel = request.ValidTo is null ? ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE : ExpirationModelType.KEY_MATERIAL_EXPIRES;
        var response = await run.Client.ImportKeyMaterialAsync(request, token).ConfigureAwait(false);
        run.Materials.Remember(parameters.KeyId, response.KeyMaterialId, bytes);
        return response;
    }

    private byte[] Wrap(byte[] publicKey, byte[] bytes)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        return rsa.Encrypt(bytes, algorithm == AlgorithmSpec.RSAES_OAEP_SHA_1 ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.OaepSHA256);
    }
}
