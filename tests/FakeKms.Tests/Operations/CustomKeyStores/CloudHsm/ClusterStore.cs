using Amazon.KeyManagementService;

namespace FakeKms.Tests.Operations.CustomKeyStores.CloudHsm;

/// <summary>A server that was told of one cluster, with a connected key store for it and a key in the store.</summary>
public abstract class ClusterStore : InMemory
{
    internal const string Unreachable = "KMSInvalidStateException: KMS cannot communicate with your CloudHSM cluster";
    internal const string TimedOut = "DependencyTimeoutException: The system timed out while trying to fulfill the request. You can retry the request.";
    internal const string NoSessions = $"KMSInternalException: The CloudHSM cluster {KeyStoreRequests.Cluster} has no available PKCS #11 sessions. Retry the request.";

    protected string StoreId { get; private set; } = "";

    protected string KeyId { get; private set; } = "";

    protected string KeyArn => Kms.Key(KeyId).Arn;

    protected FakeCloudHsmCluster Cluster => Kms.CloudHsmCluster(KeyStoreRequests.Cluster);

    [SetUp]
    public async Task A_key_in_a_connected_store()
    {
        StoreId = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        await Client.StoreAsync(StoreId);
        Kms.Advance(TransitionTime);
        KeyId = await Client.KeyInAsync(StoreId);
    }

    protected virtual TimeSpan TransitionTime => TimeSpan.Zero;

    protected override void Configure(FakeKmsBuilder builder) => builder
        .WithTransitionTime(TransitionTime)
        .WithCloudHsmCluster(KeyStoreRequests.Cluster, cluster => cluster.WithKmsUserPassword(KeyStoreRequests.Password));

    protected Task<string> EncryptErrorAsync() => ErrorOf(() => Client.EncryptTextAsync(KeyId, "x"));

    protected async Task<string> ConnectionAsync()
    {
        var store = await Client.StoreAsync(StoreId);
        return store.ConnectionErrorCode is { } error ? $"{store.ConnectionState} {error}" : store.ConnectionState.Value;
    }

    protected async Task<string> ReconnectAsync()
    {
        await Client.DisconnectStoreAsync(StoreId);
        await Client.StoreAsync(StoreId);
        await Client.ConnectStoreAsync(StoreId);
        return await ConnectionAsync();
    }
}
