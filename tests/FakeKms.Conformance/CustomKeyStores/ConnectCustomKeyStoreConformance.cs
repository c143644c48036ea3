namespace FakeKms.Conformance;

/// <summary>A KMS that takes its time to connect fails here: the cases do not wait.</summary>
[Operation("ConnectCustomKeyStore")]
[OwnServer]
[Lanes]
public class ConnectCustomKeyStoreConformance(string lane) : KeyStoreFixture(lane)
{
    [Test]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task A_connected_store_takes_keys_that_encrypt()
    {
        var store = await CreateStoreAsync();

        await ConnectAsync(store);

        var keyId = await KeyInAsync(store);
        Assert.That((await ConnectionOf(store), await Client.DecryptTextAsync(await Client.EncryptTextAsync(keyId, "x"))), Is.EqualTo(("CONNECTED", "x")));
    }

    [Test]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task Keys_are_as_they_were_when_their_store_is_connected_again()
    {
        var store = await CreateStoreAsync();
        await ConnectAsync(store);
        var (enabled, disabled) = (await KeyInAsync(store), await KeyInAsync(store));
        await Client.DisableKeyAsync(disabled);
        await DisconnectAsync(store);

        await ConnectAsync(store);

        Assert.That((await StateOf(enabled), await StateOf(disabled)), Is.EqualTo(("Enabled", "Disabled")));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_store_is_not_found() => Assert.That(
        await ErrorOf(() => ConnectAsync(UnknownStore)),
        Does.StartWith("CustomKeyStoreNotFoundException"));
}
