using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.CustomKeyStores;

public class DescribeCustomKeyStoresTests : InMemory
{
    [Test]
    public async Task Stores_are_described_in_pages_in_the_order_of_their_ids()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++) ids.Add(await Client.CreateStoreAsync(KeyStoreRequests.Public($"vault-{i}", $"https://xks-{i}.example.com")));
        var pages = new List<DescribeCustomKeyStoresResponse>();
        string? marker = null;
        do
        {
            pages.Add(await Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { Limit = 2, Marker = marker }));
            marker = pages[^1].NextMarker;
        }
        while (marker is not null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pages.Select(page => (page.CustomKeyStores.Count, page.Truncated)), Is.EqualTo(new[] { (2, (bool?)true), (2, true), (1, false) }));
            Assert.That(pages.SelectMany(page => page.CustomKeyStores).Select(store => store.CustomKeyStoreId), Is.EqualTo(ids.Order(StringComparer.Ordinal)));
        }
    }

    [Test]
    public async Task One_store_is_described_by_its_name()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.Public());
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("cards"));

        var answer = await Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { CustomKeyStoreName = "cards" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.CustomKeyStores.Single().CustomKeyStoreId, Is.EqualTo(id));
            Assert.That(answer.Truncated, Is.False);
        }
    }

    [Test]
    public async Task An_unknown_name_is_not_found() => Assert.That(
        await ErrorOf(() => Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { CustomKeyStoreName = "none" })),
        Is.EqualTo("CustomKeyStoreNotFoundException: The custom key store none does not exist."));

    [Test]
    public async Task An_id_and_a_name_are_not_taken_together() => Assert.That(
        await ErrorOf(() => Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { CustomKeyStoreName = "a", CustomKeyStoreId = "cks-0" })),
        Is.EqualTo("ValidationException: CustomKeyStoreId and CustomKeyStoreName cannot be specified in the same request."));

    [Test]
    public async Task A_marker_of_another_origin_is_refused() => Assert.That(
        await ErrorOf(() => Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { Marker = "bm90IG91cnM=" })),
        Does.StartWith("InvalidMarkerException"));
}
