using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class KeyStoreCases
{
    public const string StoreId = "cks-0123456789abcdef0";

    public static IReadOnlyList<RecordCase> All { get; } =
    [
        new("CreateCustomKeyStore", s => s.Of(() => CloudHsmAsync(s))),
        new("CreateCustomKeyStore.external-key-store", s => s.Of(() => ExternalAsync(s))),
        OnCloudHsm("DescribeCustomKeyStores", s => s.Client.StoreAsync(StoreId)),
        OnCloudHsm("DescribeCustomKeyStores.no-arguments", s => s.Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest())),
        OnCloudHsm("ConnectCustomKeyStore", s => s.Client.ConnectStoreAsync(StoreId)),
        OnCloudHsm("ConnectCustomKeyStore.error-notfound", s => s.Client.ConnectStoreAsync("cks-0123456789abcdef9")),
        OnCloudHsm("DisconnectCustomKeyStore.error-invalidstate", s => s.Client.DisconnectStoreAsync(StoreId)),
        OnCloudHsm("DeleteCustomKeyStore", s => s.Client.DeleteStoreAsync(StoreId)),
        OnCloudHsm("UpdateCustomKeyStore", s => s.Client.UpdateStoreAsync(StoreId, r =>
            (r.NewCustomKeyStoreName, r.CloudHsmClusterId, r.KeyStorePassword) = ("Ledger HSM 2", "cluster-ledgerhsm22", "another-password"))),
        OnExternal("ConnectCustomKeyStore.external-key-store", s => s.Client.ConnectStoreAsync(StoreId)),
        OnExternal("UpdateCustomKeyStore.external-key-store", s => s.Client.UpdateStoreAsync(StoreId, r => r.XksProxyUriPath = "/ledger/2/kms/xks/v1")),
        new("DisconnectCustomKeyStore", async s =>
        {
            await CloudHsmAsync(s);
            await s.Client.ConnectStoreAsync(StoreId);
            return await s.Of(() => s.Client.DisconnectStoreAsync(StoreId));
        }),
    ];

    public static Task CloudHsmAsync(RecordStage stage) => CreateAsync(stage, KeyStoreRequests.CloudHsm("Ledger HSM", "cluster-ledgerhsm22"));

    public static Task ExternalAsync(RecordStage stage) =>
        CreateAsync(stage, KeyStoreRequests.Public("Ledger vault", "https://vault.example.com", "/ledger/kms/xks/v1"));

    private static Task CreateAsync(RecordStage stage, CreateCustomKeyStoreRequest request)
    {
        stage.Kms.Ids.NextCustomKeyStoreId(StoreId);
        return stage.Client.CreateCustomKeyStoreAsync(request);
    }

    private static RecordCase OnCloudHsm(string name, Func<RecordStage, Task> call) => On(CloudHsmAsync, name, call);

    private static RecordCase OnExternal(string name, Func<RecordStage, Task> call) => On(ExternalAsync, name, call);

    private static RecordCase On(Func<RecordStage, Task> create, string name, Func<RecordStage, Task> call) => new(name, async stage =>
    {
        await create(stage);
        return await stage.Of(() => call(stage));
    });
}
