using Amazon.KeyManagementService;

namespace FakeKms.Conformance;

[Operation("CreateCustomKeyStore")]
[OwnServer]
[NotOnAws(NotOnAwsAttribute.KeyStore)]
[Lanes]
public class CreateCustomKeyStoreConformance(string lane) : KeyStoreFixture(lane)
{
    [Test]
    public async Task A_CloudHSM_key_store_is_described_with_its_cluster_and_is_not_connected()
    {
        var request = CloudHsm();

        var id = await CreateStoreAsync(request);

        var store = await StoreAsync(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(id, Does.Match("^cks-[0-9a-f]{17}$"));
            Assert.That((store.CustomKeyStoreName, store.CloudHsmClusterId), Is.EqualTo((Unique, request.CloudHsmClusterId)));
            Assert.That((store.CustomKeyStoreType, store.ConnectionState), Is.EqualTo((CustomKeyStoreType.AWS_CLOUDHSM, ConnectionStateType.DISCONNECTED)));
            Assert.That((store.ConnectionErrorCode, store.XksProxyConfiguration), Is.EqualTo(((object?)null, (object?)null)));
        }
    }

    [Test]
    public async Task The_same_request_for_a_disconnected_CloudHSM_key_store_answers_the_store_that_is_there()
    {
        var request = CloudHsm();

        Assert.That(await CreateStoreAsync(request), Is.EqualTo(await CreateStoreAsync(request)));
    }

    [Test]
    [Refusal]
    public async Task A_name_can_be_taken_once()
    {
        await CreateStoreAsync();

        Assert.That(await ErrorOf(() => CreateStoreAsync(CloudHsm())), Does.StartWith("CustomKeyStoreNameInUseException"));
    }

    [Test]
    [Refusal]
    public async Task A_store_needs_a_name()
    {
        var request = CloudHsm();
        request.CustomKeyStoreName = null;

        Assert.That(
            await ErrorOf(() => CreateStoreAsync(request)),
            Is.EqualTo(Errors.Constraint("Value null at 'customKeyStoreName'", "Member must not be null")));
    }
}
