using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms;
using NUnit.Framework;

public sealed class CardTests : FakeKmsTest
{
    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards", key => key.Imported());

    [Test]
    public async Task Withdrawn_material_makes_the_key_unusable()
    {
        using var client = Kms.CreateClient();
        var request = new GenerateDataKeyRequest { KeyId = "alias/cards", KeySpec = DataKeySpec.AES_256 };

        await client.GenerateDataKeyAsync(request);
        await client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = Kms.Key("alias/cards").KeyId });

        Assert.That(async () => await client.GenerateDataKeyAsync(request), Throws.InstanceOf<KMSInvalidStateException>());
        Assert.That(Kms.Trail, Recorded.InOrder("GenerateDataKey", "DeleteImportedKeyMaterial", "GenerateDataKey"));
        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("GenerateDataKey").OnKey("alias/cards").WithErrorCode("KMSInvalidStateException"));
    }
}
