namespace FakeKms.Conformance;

[Operation("DisconnectCustomKeyStore")]
[OwnServer]
[Lanes]
public class DisconnectCustomKeyStoreConformance(string lane) : KeyStoreFixture(lane)
{
    [Test]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task Keys_are_unavailable_while_their_store_is_disconnected()
    {
        var store = await CreateStoreAsync();
        await ConnectAsync(store);
        var keyId = await KeyInAsync(store);

        await DisconnectAsync(store);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ConnectionOf(store), await StateOf(keyId)), Is.EqualTo(("DISCONNECTED", "Unavailable")));
            Assert.That(await ErrorOf(() => Client.EncryptTextAsync(keyId, "x")), Does.StartWith("KMSInvalidStateException"));
        }
    }

    [Test]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task A_key_that_is_pending_deletion_stays_so()
    {
        var store = await CreateStoreAsync();
        await ConnectAsync(store);
        var keyId = await KeyInAsync(store);
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        await DisconnectAsync(store);

        Assert.That(await StateOf(keyId), Is.EqualTo("PendingDeletion"));
    }

    [Test]
    [Refusal]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task A_disconnected_store_cannot_be_disconnected()
    {
        var store = await CreateStoreAsync();

        Assert.That(await ErrorOf(() => DisconnectAsync(store)), Does.StartWith("CustomKeyStoreInvalidStateException"));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_store_is_not_found() => Assert.That(
        await ErrorOf(() => DisconnectAsync(UnknownStore)),
        Does.StartWith("CustomKeyStoreNotFoundException"));
}
