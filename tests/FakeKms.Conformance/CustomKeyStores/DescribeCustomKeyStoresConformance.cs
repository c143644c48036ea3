using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("DescribeCustomKeyStores")]
[OwnServer]
[Lanes]
public class DescribeCustomKeyStoresConformance(string lane) : KeyStoreFixture(lane)
{
    [Test]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task One_store_is_described_by_its_name()
    {
        var id = await CreateStoreAsync();
        await CreateStoreAsync(CloudHsm(Unique + "-other"));

        var answer = await Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { CustomKeyStoreName = Unique });

        Assert.That((answer.CustomKeyStores.Single().CustomKeyStoreId, answer.Truncated), Is.EqualTo((id, (bool?)false)));
    }

    [Test]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task All_stores_are_described_without_a_name()
    {
        string[] ids = [await CreateStoreAsync(), await CreateStoreAsync(CloudHsm(Unique + "-other"))];

        var answer = await Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest());

        Assert.That(answer.CustomKeyStores.Select(store => store.CustomKeyStoreId), Is.SupersetOf(ids));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_id_is_not_found() => Assert.That(
        await ErrorOf(() => StoreAsync(UnknownStore)),
        Does.StartWith("CustomKeyStoreNotFoundException"));

    [Test]
    [Refusal]
    public async Task An_unknown_name_is_not_found() => Assert.That(
        await ErrorOf(() => Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { CustomKeyStoreName = Unique })),
        Does.StartWith("CustomKeyStoreNotFoundException"));

    [Test]
    [Refusal]
    public async Task A_marker_that_KMS_did_not_make_is_refused() => Assert.That(
        await ErrorOf(() => Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { Marker = "bm90IG91cnM=" })),
        Does.StartWith("InvalidMarkerException"));
}
