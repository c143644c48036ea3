using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Hosting;

/// <summary>The main job on both lanes.</summary>
public class JourneyTests
{
    [Test]
    public async Task A_key_without_its_material_refuses_and_works_again_after_the_same_import([Values] bool overHttp)
    {
        await using var kms = FakeKmsServer.Start();
        using var client = overHttp ? kms.CreateClient() : kms.CreateClient();
        var keyId = await client.CreateExternalKeyAsync();
        await client.ImportAsync(keyId, Wrapping.Material(1));
        var blob = await client.EncryptTextAsync(keyId, "4111 1111 1111 1111");

        await client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId });
        Assert.That(async () => await client.DecryptTextAsync(blob), Throws.TypeOf<KMSInvalidStateException>());
        await client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(await client.DecryptTextAsync(blob), Is.EqualTo("4111 1111 1111 1111"));
    }
}
