using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Hosting;

/// <summary>A copy of a key says what has become of its materials.</summary>
public class KeyViewTests : InMemory
{
    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards", key => key.Imported());

    [Test]
    public async Task Material_that_is_deleted_is_known_and_not_there()
    {
        var before = Kms.Key("alias/cards").Materials.Single();

        await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = Kms.Key("alias/cards").KeyId });

        var after = Kms.Key("alias/cards").Materials.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((before.IsPresent, after.IsPresent), Is.EqualTo((true, false)));
            Assert.That((after.KeyMaterialId, after.KeyMaterialState), Is.EqualTo((before.KeyMaterialId, KeyMaterialState.CURRENT)));
        }
    }
}
