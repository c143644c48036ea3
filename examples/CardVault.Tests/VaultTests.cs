using Amazon.KeyManagementService.Model;
using FakeKms;

namespace CardVault.Tests;

internal sealed class VaultTests : FakeKmsTest
{
    private readonly Dictionary<string, SealedCard> table = [];

    private Vault Vault => new(Kms.OverHttp().CreateClient(), "alias/cards", table);

    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards", key => key.Imported());

    [Test]
    public async Task A_stored_card_can_be_read()
    {
        await Vault.StoreAsync("alice", "4111 1111 1111 1111");

        Assert.That(await Vault.ReadAsync("alice"), Is.EqualTo("4111 1111 1111 1111"));
    }

    [Test]
    public async Task Every_card_has_a_data_key_of_its_own()
    {
        await Vault.StoreAsync("alice", "4111 1111 1111 1111");
        await Vault.StoreAsync("bob", "4111 1111 1111 1111");

        Assert.That(table["alice"].EncryptedDataKey, Is.Not.EqualTo(table["bob"].EncryptedDataKey));
        Assert.That(Kms.Trail, Has.Exactly(2).KmsEvent("GenerateDataKey").OnKey("alias/cards"));
    }

    [Test]
    public async Task Withdrawn_key_material_makes_a_card_unreadable_and_is_recorded()
    {
        await Vault.StoreAsync("alice", "4111 1111 1111 1111");
        await Kms.OverHttp().CreateClient().DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = Kms.Key("alias/cards").KeyId });

        Assert.That(async () => await Vault.ReadAsync("alice"), Throws.InstanceOf<KMSInvalidStateException>());
        Assert.That(Kms.Trail, Recorded.InOrder("GenerateDataKey", "DeleteImportedKeyMaterial", "Decrypt"));
        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").WithErrorCode("KMSInvalidStateException"));
    }

    [Test]
    public async Task A_card_that_was_moved_to_another_customer_is_refused()
    {
        await Vault.StoreAsync("alice", "4111 1111 1111 1111");
        table["mallory"] = table["alice"];

        Assert.That(async () => await Vault.ReadAsync("mallory"), Throws.InstanceOf<InvalidCiphertextException>());
        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").WithErrorCode("InvalidCiphertextException"));
    }

    [Test]
    public async Task The_records_name_the_customer_and_never_the_card()
    {
        await Vault.StoreAsync("alice", "4111 1111 1111 1111");
        await Vault.ReadAsync("alice");

        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").WithRequestParameter("encryptionContext.customer", "alice"));
        Assert.That(Kms.Trail.ToLogJson(), Does.Not.Contain("4111"));
    }
}
