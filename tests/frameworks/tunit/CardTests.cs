using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms;
using TUnit.Assertions;
using TUnit.Assertions.Extensions;
using TUnit.Core;

public sealed class CardTests : FakeKmsTest
{
    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards", key => key.Imported());

    [Test]
    public async Task Withdrawn_material_makes_the_key_unusable()
    {
        using var client = Kms.CreateClient();
        var withdrawal = new DeleteImportedKeyMaterialRequest { KeyId = Kms.Key("alias/cards").KeyId };
        var request = new GenerateDataKeyRequest { KeyId = "alias/cards", KeySpec = DataKeySpec.AES_256 };

        await client.GenerateDataKeyAsync(request);
        await client.DeleteImportedKeyMaterialAsync(withdrawal);
        await Assert.That(() => client.GenerateDataKeyAsync(request)).Throws<KMSInvalidStateException>();

        Kms.Trail.ShouldContainInOrder("GenerateDataKey", "DeleteImportedKeyMaterial", "GenerateDataKey");
        Kms.Trail.ShouldContain(e => e.EventName == "GenerateDataKey" && e.ErrorCode == "KMSInvalidStateException");
    }
}
