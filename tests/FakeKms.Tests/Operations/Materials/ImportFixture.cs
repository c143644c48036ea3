using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

/// <summary>Keys without material in one Region, and requests that would give them some.</summary>
public abstract class ImportFixture : EverySpec
{
    protected IAmazonKeyManagementService In(string region) => region == "us-east-1" ? Client : China;

    protected async Task<string> CreateExternalAsync(string region, string spec) => (await In(region).CreateKeyAsync(new CreateKeyRequest
    {
        KeySpec = spec,
        KeyUsage = ImportTable.UsageOf(spec),
        Origin = OriginType.EXTERNAL,
    })).KeyMetadata.KeyId;

    protected Task<GetParametersForImportResponse> ParametersAsync(string region, string keyId, string algorithm, string wrappingKey) =>
        In(region).GetParametersForImportAsync(new GetParametersForImportRequest { KeyId = keyId, WrappingAlgorithm = algorithm, WrappingKeySpec = wrappingKey });

    /// <summary>A request that succeeds if the material is right.</summary>
    protected async Task<ImportKeyMaterialRequest> RequestAsync(string region, string keyId, string spec, byte[] material, string? wrappedBy = null)
    {
        var (algorithm, wrappingKey) = ImportTable.WayOf(region, spec);
        var parameters = await ParametersAsync(region, keyId, algorithm, wrappingKey);
        return new ImportKeyMaterialRequest
        {
            KeyId = keyId,
            ImportToken = parameters.ImportToken,
            EncryptedKeyMaterial = Stream(ForeignWrapping.Wrap(wrappedBy ?? algorithm, parameters.PublicKey.ToArray(), material)),
            ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE,
        };
    }

    protected Task<string> ImportErrorAsync(string region, ImportKeyMaterialRequest request) => ErrorOf(() => In(region).ImportKeyMaterialAsync(request));
}
