using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.CustomKeyStores;

public class ConnectionTests : InMemory
{
    [Test]
    public async Task A_store_is_connected_for_the_next_request_and_disconnected_for_the_one_after()
    {
        var cloudHsm = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        var external = await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public());
        var connected = new[] { await StateOfStore(cloudHsm), await StateOfStore(external) };
        await Client.DisconnectStoreAsync(cloudHsm);
        await Client.DisconnectStoreAsync(external);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(connected, Is.All.EqualTo("CONNECTED"));
            Assert.That(new[] { await StateOfStore(cloudHsm), await StateOfStore(external) }, Is.All.EqualTo("DISCONNECTED"));
        }
    }

    [Test]
    public async Task Connecting_a_connected_store_changes_nothing()
    {
        var id = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());

        await Client.ConnectStoreAsync(id);

        Assert.That(await StateOfStore(id), Is.EqualTo("CONNECTED"));
    }

    [Test]
    public async Task A_disconnected_store_cannot_be_disconnected()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());

        Assert.That(await ErrorOf(() => Client.DisconnectStoreAsync(id)), Is.EqualTo(
            $"CustomKeyStoreInvalidStateException: The connection state of the custom key store {id} is DISCONNECTED, which is not valid for DisconnectCustomKeyStore."));
    }

    [Test]
    public async Task A_connected_store_cannot_be_deleted()
    {
        var id = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());

        Assert.That(await ErrorOf(() => Client.DeleteStoreAsync(id)), Is.EqualTo(
            $"CustomKeyStoreInvalidStateException: The connection state of the custom key store {id} is CONNECTED, which is not valid for DeleteCustomKeyStore."));
    }

    [Test]
    public async Task A_store_that_failed_to_connect_must_be_disconnected_first()
    {
        using var kms = FakeKmsServer.Start(k => k.WithCloudHsmCluster(KeyStoreRequests.Cluster, seed => seed.WithKmsUserPassword("the-real-password")));
        using var client = kms.CreateClient();
        var id = await client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        var connect = await ErrorOf(() => client.ConnectStoreAsync(id));
        var rename = await ErrorOf(() => client.UpdateStoreAsync(id, r => r.NewCustomKeyStoreName = "new"));
        var delete = await ErrorOf(() => client.DeleteStoreAsync(id));
        await client.DisconnectStoreAsync(id);
        var after = await client.StoreAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(connect, Is.EqualTo(
                $"CustomKeyStoreInvalidStateException: The connection state of the custom key store {id} is FAILED, which is not valid for ConnectCustomKeyStore."));
            Assert.That(rename, Does.StartWith("CustomKeyStoreInvalidStateException"));
            Assert.That(delete, Does.StartWith("CustomKeyStoreInvalidStateException"));
            Assert.That((after.ConnectionState.Value, after.ConnectionErrorCode), Is.EqualTo(("DISCONNECTED", (ConnectionErrorCodeType?)null)));
        }
    }

    [Test]
    public async Task A_deleted_store_is_gone_and_so_is_its_name()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());
        await Client.DeleteStoreAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest())).CustomKeyStores, Is.Empty);
            Assert.That(await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm()), Is.Not.EqualTo(id));
        }
    }

    [Test]
    public async Task An_unknown_store_is_not_found_by_any_operation()
    {
        const string error = "CustomKeyStoreNotFoundException: The custom key store cks-0 does not exist.";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.ConnectStoreAsync("cks-0")), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => Client.DisconnectStoreAsync("cks-0")), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => Client.DeleteStoreAsync("cks-0")), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => Client.UpdateStoreAsync("cks-0", _ => { })), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => Client.StoreAsync("cks-0")), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => Client.KeyInAsync("cks-0")), Is.EqualTo(error));
        }
    }

    [Test]
    public async Task A_reset_server_has_no_key_stores()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());

        Kms.Reset();

        Assert.That((await Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest())).CustomKeyStores, Is.Empty);
    }

    private async Task<string> StateOfStore(string id) => (await Client.StoreAsync(id)).ConnectionState.Value;
}
