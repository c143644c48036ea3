namespace FakeKms.Tests.Operations.CustomKeyStores;

/// <summary>A server that was told of no CloudHSM cluster takes every one.</summary>
public class UndeclaredClusterTests : InMemory
{
    [Test]
    public async Task Every_well_formed_cluster_id_belongs_to_a_cluster_of_its_own()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("one"));
        await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("two", KeyStoreRequests.OtherCluster));

        Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("three"))), Does.StartWith("CloudHsmClusterInUseException"));
    }

    [Test]
    public async Task A_store_can_be_moved_to_a_cluster_that_no_store_has()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());

        await Client.UpdateStoreAsync(id, r => r.CloudHsmClusterId = KeyStoreRequests.OtherCluster);

        Assert.That((await Client.StoreAsync(id)).CloudHsmClusterId, Is.EqualTo(KeyStoreRequests.OtherCluster));
    }

    [Test]
    public async Task The_cluster_of_another_store_has_another_history()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("one"));
        await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("two", KeyStoreRequests.OtherCluster));

        Assert.That(
            await ErrorOf(() => Client.UpdateStoreAsync(id, r => r.CloudHsmClusterId = KeyStoreRequests.OtherCluster)),
            Does.StartWith("CloudHsmClusterNotRelatedException"));
    }
}
