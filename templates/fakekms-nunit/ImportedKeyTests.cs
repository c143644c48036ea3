using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms;
using NUnit.Framework;

namespace Company.Tests;

/// <summary>Each test has a KMS of its own, <c>Kms</c>. One that fails prints its calls, and has their timeline as an attachment.</summary>
public sealed class ImportedKeyTests : FakeKmsTest
{
    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards", key => key.Imported());

    [Test]
    public async Task A_key_without_its_material_makes_no_data_keys()
    {
        using var client = Kms.CreateClient();
        var request = new GenerateDataKeyRequest { KeyId = "alias/cards", KeySpec = DataKeySpec.AES_256 };

        await client.GenerateDataKeyAsync(request);
        await client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = Kms.Key("alias/cards").KeyId });

        Assert.That(async () => await client.GenerateDataKeyAsync(request), Throws.InstanceOf<KMSInvalidStateException>());
        Assert.That(Kms.Trail, Recorded.InOrder("GenerateDataKey", "DeleteImportedKeyMaterial", "GenerateDataKey"));
    }

    [Test]
    public async Task What_was_encrypted_can_be_read_when_the_material_is_imported_again() =>
        await Kms.Scenario("key material is withdrawn, and comes back")
            .CreateKey("alias/vault", OriginType.EXTERNAL)
            .ImportKeyMaterial("alias/vault")
            .Encrypt("alias/vault", "4111 1111 1111 1111", into: "card")
            .DeleteImportedKeyMaterial("alias/vault")
            .Decrypt(from: "card").Expect<KMSInvalidStateException>()
            .ImportKeyMaterial("alias/vault")
            .Decrypt(from: "card");
}
