using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Symmetric;
using static FakeKms.Tests.Trail.Records.Cases.RecordCase;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class ImportCases
{
    private static readonly string MaterialId = string.Concat(Enumerable.Repeat("1f", 32));

    public static IReadOnlyList<RecordCase> All { get; } =
    [
        OnKey("GetParametersForImport", s => s.Client.GetParametersForImportAsync(new GetParametersForImportRequest
        {
            KeyId = KeyId,
            WrappingAlgorithm = AlgorithmSpec.RSAES_OAEP_SHA_256,
            WrappingKeySpec = WrappingKeySpec.RSA_2048,
        }), External),
        Importing("ImportKeyMaterial", Expiring),
        Importing("ImportKeyMaterial.mac", _ => { }, key => (key.KeySpec, key.KeyUsage) = (KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC)),
        Importing("ImportKeyMaterial.error-invalidimporttoken", r => r.ImportToken = new MemoryStream([1, 2, 3])),
        AfterImport("ImportKeyMaterial.again", async s =>
        {
            var again = await s.Client.WrapAsync(KeyId, Wrapping.Material(3));
            (again.ExpirationModel, again.ImportType) = (ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE, ImportType.EXISTING_KEY_MATERIAL);
            again.KeyMaterialId = MaterialId;
            return await s.Of(() => s.Client.ImportKeyMaterialAsync(again));
        }),
        AfterImport("DeleteImportedKeyMaterial", s => s.Of(() => s.Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = KeyId }))),
        AfterImport("DeleteImportedKeyMaterial.named", s => s.Of(() => s.Client.DeleteImportedKeyMaterialAsync(
            new DeleteImportedKeyMaterialRequest { KeyId = Arn, KeyMaterialId = MaterialId }))),
        AfterImport("DeleteExpiredKeyMaterial", s => s.Within(days: 30)),
    ];

    private static void External(CreateKeyRequest request) => request.Origin = OriginType.EXTERNAL;

    private static void Expiring(ImportKeyMaterialRequest request)
    {
        (request.ExpirationModel, request.ImportType) = (ExpirationModelType.KEY_MATERIAL_EXPIRES, ImportType.NEW_KEY_MATERIAL);
        (request.ValidTo, request.KeyMaterialDescription) = (new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), "Spring");
    }

    private static RecordCase Importing(string name, Action<ImportKeyMaterialRequest> change, Action<CreateKeyRequest>? key = null) => new(name, async stage =>
    {
        await stage.KeyAsync(External + key);
        var request = await stage.Client.WrapAsync(KeyId, Wrapping.Material(3));
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;
        change(request);
        return await stage.Of(() => stage.Client.ImportKeyMaterialAsync(request));
    });

    private static RecordCase AfterImport(string name, Func<RecordStage, Task<KmsEvent>> run) => new(name, async stage =>
    {
        await stage.KeyAsync(External);
        await stage.Client.ImportAsync(KeyId, Wrapping.Material(3), Expiring);
        return await run(stage);
    });
}
