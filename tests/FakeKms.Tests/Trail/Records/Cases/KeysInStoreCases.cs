using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;
using static FakeKms.Tests.Trail.Records.Cases.KeyStoreCases;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class KeysInStoreCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        new("CreateKey.cloudhsm-key-store", async s =>
        {
            await ConnectedAsync(s, CloudHsmAsync);
            return await s.Of(() => s.KeyAsync(InCloudHsm));
        }),
        new("CreateKey.external-key-store", async s =>
        {
            await ConnectedAsync(s, ExternalAsync);
            return await s.Of(() => s.KeyAsync(InVault));
        }),
        OnCloudHsmKey("Encrypt.cloudhsm-key-store", s => s.Client.EncryptAsync(EncryptCases.Request())),
        OnCloudHsmKey("GenerateDataKey.cloudhsm-key-store.error-dryrun", s => s.Client.GenerateDataKeyAsync(DataKey(DataKeySpec.AES_256, dryRun: true))),
        OnCloudHsmKey("ScheduleKeyDeletion.cloudhsm-key-store", s => s.Client.ScheduleKeyDeletionAsync(KeyId, 7)),
        OnVaultKey("GenerateDataKey.external-key-store", s => s.Client.GenerateDataKeyAsync(DataKey(DataKeySpec.AES_128))),
        Decrypting("Decrypt.cloudhsm-key-store", CloudHsmAsync, InCloudHsm),
        Decrypting("Decrypt.external-key-store", ExternalAsync, InVault),
        Decrypting("Decrypt.external-key-store.error-kmsinvalidstate", ExternalAsync, InVault, connected: false),
        new("ReEncrypt.to-cloudhsm-key-store", async s =>
        {
            await s.KeyAsync();
            var encrypted = await s.Client.EncryptAsync(EncryptCases.Request());
            await ConnectedAsync(s, CloudHsmAsync);
            await s.KeyAsync(InCloudHsm, OtherKeyId);
            return await s.Of(() => s.Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = encrypted.CiphertextBlob, DestinationKeyId = OtherKeyId }));
        }),
        Deleting("DeleteKey.cloudhsm-key-store", connected: true),
        Deleting("DeleteKey.cloudhsm-key-store-disconnected", connected: false),
    ];

    private static void InCloudHsm(CreateKeyRequest request) => (request.Origin, request.CustomKeyStoreId) = (OriginType.AWS_CLOUDHSM, StoreId);

    private static void InVault(CreateKeyRequest request) =>
        (request.Origin, request.CustomKeyStoreId, request.XksKeyId) = (OriginType.EXTERNAL_KEY_STORE, StoreId, "vault-key-7");

    private static async Task ConnectedAsync(RecordStage stage, Func<RecordStage, Task> create)
    {
        await create(stage);
        await stage.Client.ConnectStoreAsync(StoreId);
    }

    private static GenerateDataKeyRequest DataKey(DataKeySpec spec, bool? dryRun = null) => new() { KeyId = KeyId, KeySpec = spec, DryRun = dryRun };

    private static RecordCase OnCloudHsmKey(string name, Func<RecordStage, Task> call) => OnKeyIn(CloudHsmAsync, InCloudHsm, name, call);

    private static RecordCase OnVaultKey(string name, Func<RecordStage, Task> call) => OnKeyIn(ExternalAsync, InVault, name, call);

    private static RecordCase OnKeyIn(Func<RecordStage, Task> create, Action<CreateKeyRequest> key, string name, Func<RecordStage, Task> call) => new(name, async stage =>
    {
        await ConnectedAsync(stage, create);
        await stage.KeyAsync(key);
        return await stage.Of(() => call(stage));
    });

    private static RecordCase Decrypting(string name, Func<RecordStage, Task> create, Action<CreateKeyRequest> key, bool connected = true) => new(name, async stage =>
    {
        await ConnectedAsync(stage, create);
        await stage.KeyAsync(key);
        var encrypted = await stage.Client.EncryptAsync(EncryptCases.Request());
        if (!connected) await stage.Client.DisconnectStoreAsync(StoreId);
        return await stage.Of(() => stage.Client.DecryptAsync(new DecryptRequest { CiphertextBlob = encrypted.CiphertextBlob }));
    });

    private static RecordCase Deleting(string name, bool connected) => new(name, async stage =>
    {
        await ConnectedAsync(stage, CloudHsmAsync);
        await stage.Client.ScheduleKeyDeletionAsync(await stage.KeyAsync(InCloudHsm), 7);
        if (!connected) await stage.Client.DisconnectStoreAsync(StoreId);
        return await stage.Within(days: 8);
    });
}
