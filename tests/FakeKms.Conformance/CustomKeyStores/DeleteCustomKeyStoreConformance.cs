namespace FakeKms.Conformance;

[Operation("DeleteCustomKeyStore")]
[OwnServer]
[Lanes]
public class DeleteCustomKeyStoreConformance(string lane) : KeyStoreFixture(lane)
{
    [Test]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task A_deleted_store_is_gone()
    {
        var store = await CreateStoreAsync();

        await DeleteAsync(store);

        Assert.That(await ErrorOf(() => StoreAsync(store)), Does.StartWith("CustomKeyStoreNotFoundException"));
    }

    [Test]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task Its_name_and_its_cluster_are_free()
    {
        var request = CloudHsm();
        var first = await CreateStoreAsync(request);
        await DeleteAsync(first);

        Assert.That(await CreateStoreAsync(request), Is.Not.EqualTo(first));
    }

    [Test]
    [Refusal]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task A_connected_store_cannot_be_deleted()
    {
        var store = await CreateStoreAsync();
        await ConnectAsync(store);

        Assert.That(await ErrorOf(() => DeleteAsync(store)), Does.StartWith("CustomKeyStoreInvalidStateException"));
    }

    [Test]
    [Refusal]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task A_store_with_keys_cannot_be_deleted_even_while_they_are_pending_deletion()
    {
        var store = await CreateStoreAsync();
        await ConnectAsync(store);
        await Client.ScheduleKeyDeletionAsync(await KeyInAsync(store), 7);
        await DisconnectAsync(store);

        Assert.That(await ErrorOf(() => DeleteAsync(store)), Does.StartWith("CustomKeyStoreHasCMKsException"));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_store_is_not_found() => Assert.That(
        await ErrorOf(() => DeleteAsync(UnknownStore)),
        Does.StartWith("CustomKeyStoreNotFoundException"));
}
