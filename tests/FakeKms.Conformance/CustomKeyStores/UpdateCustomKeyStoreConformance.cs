using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("UpdateCustomKeyStore")]
[OwnServer]
[Lanes]
public class UpdateCustomKeyStoreConformance(string lane) : KeyStoreFixture(lane)
{
    [Test]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task A_name_changes_while_the_store_is_disconnected_or_connected()
    {
        var id = await CreateStoreAsync();
        await RenameAsync(id, Unique + "-two");
        await ConnectAsync(id);
        var two = (await StoreAsync(id)).CustomKeyStoreName;

        await RenameAsync(id, Unique + "-three");

        Assert.That((two, (await StoreAsync(id)).CustomKeyStoreName), Is.EqualTo((Unique + "-two", Unique + "-three")));
    }

    [Test]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task A_password_changes_while_the_store_is_disconnected() =>
        Assert.That(await ErrorOf(async () => await ChangePasswordAsync(await CreateStoreAsync())), Is.EqualTo("no error"));

    [Test]
    [Refusal]
    [NotOnAws(NotOnAwsAttribute.KeyStore)]
    public async Task A_password_does_not_change_while_the_store_is_connected()
    {
        var id = await CreateStoreAsync();
        await ConnectAsync(id);

        Assert.That(await ErrorOf(() => ChangePasswordAsync(id)), Does.StartWith("CustomKeyStoreInvalidStateException"));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_store_is_not_found() => Assert.That(
        await ErrorOf(() => RenameAsync(UnknownStore, Unique)),
        Does.StartWith("CustomKeyStoreNotFoundException"));

    private Task ChangePasswordAsync(string id) =>
        Client.UpdateCustomKeyStoreAsync(new UpdateCustomKeyStoreRequest { CustomKeyStoreId = id, KeyStorePassword = "another-password" });
}
