using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms;
using Microsoft.VisualStudio.TestTools.UnitTesting;

[TestClass]
public sealed class CardTests : FakeKmsTest
{
    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards", key => key.Imported());

    [TestMethod]
    public async Task Withdrawn_material_makes_the_key_unusable()
    {
        using var client = Kms.CreateClient();
        var withdrawal = new DeleteImportedKeyMaterialRequest { KeyId = Kms.Key("alias/cards").KeyId };
        var request = new GenerateDataKeyRequest { KeyId = "alias/cards", KeySpec = DataKeySpec.AES_256 };
        var token = TestContext.CancellationToken;

        await client.GenerateDataKeyAsync(request, token);
        await client.DeleteImportedKeyMaterialAsync(withdrawal, token);
        await Assert.ThrowsAsync<KMSInvalidStateException>(() => client.GenerateDataKeyAsync(request, token));

        Kms.Trail.ShouldContainInOrder("GenerateDataKey", "DeleteImportedKeyMaterial", "GenerateDataKey");
        Kms.Trail.ShouldContain(e => e.EventName == "GenerateDataKey" && e.ErrorCode == "KMSInvalidStateException");
    }
}
