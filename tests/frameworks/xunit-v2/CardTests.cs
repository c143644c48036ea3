using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms;
using Xunit;
using Xunit.Abstractions;

public sealed class CardTests(ITestOutputHelper output) : FakeKmsTest(output)
{
    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards", key => key.Imported());

    [Fact]
    public async Task Withdrawn_material_makes_the_key_unusable()
    {
        using var client = Kms.CreateClient();
        var withdrawal = new DeleteImportedKeyMaterialRequest { KeyId = Kms.Key("alias/cards").KeyId };
        var request = new GenerateDataKeyRequest { KeyId = "alias/cards", KeySpec = DataKeySpec.AES_256 };

        await client.GenerateDataKeyAsync(request);
        await client.DeleteImportedKeyMaterialAsync(withdrawal);
        await Assert.ThrowsAsync<KMSInvalidStateException>(() => client.GenerateDataKeyAsync(request));

        Kms.Trail.ShouldContainInOrder("GenerateDataKey", "DeleteImportedKeyMaterial", "GenerateDataKey");
        Kms.Trail.ShouldContain(e => e.EventName == "GenerateDataKey" && e.ErrorCode == "KMSInvalidStateException");
    }
}
