using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

public class RotationTests : InMemory
{
    [Test]
    public async Task Rotating_imported_material_makes_the_pending_one_current_and_keeps_the_old_one_for_decrypting()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var first = await Client.ImportAsync(keyId, Wrapping.Material(1));
        var blob = await Client.EncryptTextAsync(keyId, "old");
        var second = await Client.ImportAsync(keyId, Wrapping.Material(2), r => r.ImportType = ImportType.NEW_KEY_MATERIAL);

        await RotateAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Key(keyId).CurrentKeyMaterialId, Is.EqualTo(second.KeyMaterialId));
            Assert.That(await Client.DecryptTextAsync(blob), Is.EqualTo("old"));
            Assert.That((await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob })).KeyMaterialId, Is.EqualTo(first.KeyMaterialId));
        }
    }

    [Test]
    public async Task Rotating_a_key_of_AWS_makes_new_material()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var before = Kms.Key(keyId).CurrentKeyMaterialId;

        await RotateAsync(keyId);

        var rotation = (await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId })).Rotations.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rotation.KeyMaterialId, Is.Not.EqualTo(before).And.EqualTo(Kms.Key(keyId).CurrentKeyMaterialId));
            Assert.That(rotation.RotationType, Is.EqualTo(RotationType.ON_DEMAND));
            Assert.That(rotation.KeyId, Is.EqualTo(Kms.Key(keyId).Arn));
        }
    }

    [Test]
    public async Task The_rotation_is_a_service_event_of_its_own()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var first = await Client.ImportAsync(keyId, Wrapping.Material(1));
        var second = await Client.ImportAsync(keyId, Wrapping.Material(2), r => r.ImportType = ImportType.NEW_KEY_MATERIAL);

        await RotateAsync(keyId);

        Assert.That(Kms.Trail[^1].ServiceEventDetails!.Value.GetRawText(), Is.EqualTo(
            $$"""{"rotationType":"ON_DEMAND","keyOrigin":"EXTERNAL","previousKeyMaterialId":"{{first.KeyMaterialId}}","currentKeyMaterialId":"{{second.KeyMaterialId}}","keyId":"{{keyId}}"}"""));
    }

    [Test]
    public async Task Without_pending_material_there_is_nothing_to_rotate_to()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(
            await ErrorOf(() => RotateAsync(keyId)),
            Is.EqualTo($"KMSInvalidStateException: No available key material pending rotation for the key: {Kms.Key(keyId).Arn}."));
    }

    [Test]
    public async Task A_key_can_be_rotated_25_times_on_demand()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        for (var i = 0; i < 25; i++) await RotateAsync(keyId);

        Assert.That(await ErrorOf(() => RotateAsync(keyId)), Is.EqualTo(
            "LimitExceededException: The on-demand rotations limit has been reached for the given keyId. " +
            $"No more on-demand rotations can be performed for this key: {Kms.Key(keyId).Arn}"));
    }

    [Test]
    public async Task Rotations_come_in_pages()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        for (var i = 0; i < 5; i++) await RotateAsync(keyId);

        var pages = new List<int>();
        string? marker = null;
        do
        {
            var page = await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId, Limit = 2, Marker = marker });
            pages.Add(page.Rotations.Count);
            marker = page.NextMarker;
        }
        while (marker is not null);

        Assert.That(pages, Is.EqualTo(new[] { 2, 2, 1 }));
    }

    private Task RotateAsync(string keyId) => Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });
}
