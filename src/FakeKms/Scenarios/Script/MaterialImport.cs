using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;

namespace FakeKms.Scenarios.Script;

/// <summary>
/// An import as its user makes it: ask for the wrapping key and the token, unless an earlier step has, wrap the material, send token and material.
/// </summary>
internal sealed class MaterialImport(
    byte[]? material, TimeSpan? expiresAfter, AlgorithmSpec? wrappingAlgorithm, WrappingKeySpec? wrappingKeySpec, string? from)
{
    private readonly AlgorithmSpec algorithm = wrappingAlgorithm ?? AlgorithmSpec.RSAES_OAEP_SHA_256;
    private readonly WrappingKeySpec keySpec = wrappingKeySpec ?? WrappingKeySpec.RSA_2048;

    public async Task<ImportKeyMaterialResponse> MakeAsync(ScenarioRun run, ImportKeyMaterialRequest request, CancellationToken token)
    {
        var parameters = from is null ? await AskAsync(run, request.KeyId, token).ConfigureAwait(false) : run.Results.Parameters(from);
        var keyArn = parameters.Answer.KeyId;
        var bytes = material ?? run.Materials.Choose(
            keyArn, request.KeyMaterialId, request.ImportType == ImportType.NEW_KEY_MATERIAL, () => run.Host.NewMaterial(keyArn));
        request.ImportToken = parameters.Answer.ImportToken;
        request.EncryptedKeyMaterial = new MemoryStream(run.Host.Wrap(parameters.Algorithm.Value, parameters.Answer.PublicKey.ToArray(), bytes));
        if (expiresAfter is { } lifetime) request.ValidTo = (run.Host.Now() + lifetime).UtcDateTime;
        request.ExpirationModel = request.ValidTo is null ? ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE : ExpirationModelType.KEY_MATERIAL_EXPIRES;
        var response = await run.Client.ImportKeyMaterialAsync(request, token).ConfigureAwait(false);
        run.Materials.Remember(keyArn, response.KeyMaterialId, bytes);
        return response;
    }

    private async Task<(GetParametersForImportResponse Answer, AlgorithmSpec Algorithm)> AskAsync(ScenarioRun run, string key, CancellationToken token)
    {
        var ask = new GetParametersForImportRequest { KeyId = key, WrappingAlgorithm = algorithm, WrappingKeySpec = keySpec };
        return (await run.Client.GetParametersForImportAsync(ask, token).ConfigureAwait(false), algorithm);
    }
}
