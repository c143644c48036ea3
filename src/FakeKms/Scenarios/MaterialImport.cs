using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Scenarios;

/// <summary>An import as its user makes it: ask for the wrapping key and the token, wrap the material, send both.</summary>
internal sealed record MaterialImport(string Key, byte[]? Material, TimeSpan? ExpiresAfter, DateTime? ValidTo)
{
    public ImportType? Type { get; init; }

    public string? Description { get; init; }

    public string? KeyMaterialId { get; init; }

    public string? Into { get; init; }

    public required AlgorithmSpec WrappingAlgorithm { get; init; }

    public required WrappingKeySpec WrappingKeySpec { get; init; }

    public async Task<ImportKeyMaterialResponse> RunAsync(ScenarioRun run, CancellationToken token)
    {
        var ask = new GetParametersForImportRequest { KeyId = run.KeyId(Key), WrappingAlgorithm = WrappingAlgorithm, WrappingKeySpec = WrappingKeySpec };
        var parameters = await run.Client.GetParametersForImportAsync(ask, token).ConfigureAwait(false);
        var materialId = run.StoredOr(KeyMaterialId);
        var bytes = Material ?? run.Materials.Choose(parameters.KeyId, materialId, Type == ImportType.NEW_KEY_MATERIAL);
        var request = Request(run, parameters, bytes, materialId);
        var response = await run.Client.ImportKeyMaterialAsync(request, token).ConfigureAwait(false);
        run.Materials.Remember(parameters.KeyId, response.KeyMaterialId, bytes);
        if (response.KeyMaterialId is { } id) run.Results.Store(Into, id);
        return response;
    }

    private ImportKeyMaterialRequest Request(ScenarioRun run, GetParametersForImportResponse parameters, byte[] bytes, string? materialId)
    {
        var validTo = ExpiresAfter is { } lifetime ? (run.Host.Now() + lifetime).UtcDateTime : ValidTo;
        return new ImportKeyMaterialRequest
        {
            KeyId = run.KeyId(Key),
            ImportToken = parameters.ImportToken,
            EncryptedKeyMaterial = new MemoryStream(Wrap(parameters.PublicKey.ToArray(), bytes)),
            ValidTo = validTo,
            ExpirationModel = validTo is null ? ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE : ExpirationModelType.KEY_MATERIAL_EXPIRES,
            ImportType = Type,
            KeyMaterialDescription = Description,
            KeyMaterialId = materialId,
        };
    }

    private byte[] Wrap(byte[] publicKey, byte[] bytes)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        return rsa.Encrypt(bytes, WrappingAlgorithm == AlgorithmSpec.RSAES_OAEP_SHA_1 ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.OaepSHA256);
    }
}
