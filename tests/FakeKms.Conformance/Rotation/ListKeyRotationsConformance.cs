using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ListKeyRotations")]
[Lanes]
public class ListKeyRotationsConformance(string lane) : RotationFixture(lane)
{
    [Test]
    public async Task A_key_that_was_never_rotated_lists_nothing_and_its_first_material_on_request()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var rotations = await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId });
        var all = await ListAllAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rotations.Rotations, Is.Null.Or.Empty);
            Assert.That((rotations.Truncated, rotations.NextMarker), Is.EqualTo(((bool?)false, (string?)null)));
            Assert.That(all.Single().KeyMaterialState, Is.EqualTo(KeyMaterialState.CURRENT));
        }
    }

    [Test]
    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    public async Task A_rotation_on_demand_is_listed_with_its_date_and_its_type()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await RotateAsync(keyId);

        var rotation = (await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId })).Rotations.Single();

        Assert.That(
            (rotation.KeyId, rotation.RotationType, rotation.RotationDate is null),
            Is.EqualTo((await ArnOf(keyId), RotationType.ON_DEMAND, false)));
    }

    [Test]
    public async Task Imported_materials_are_listed_with_their_state_and_their_description()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1), r => r.KeyMaterialDescription = "first");
        await Client.ImportAsync(keyId, Wrapping.Material(2), r => r.ImportType = ImportType.NEW_KEY_MATERIAL);

        var materials = await ListAllAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                materials.Select(m => (m.KeyMaterialState.Value, m.KeyMaterialDescription)),
                Is.EquivalentTo(new[] { ("CURRENT", "first"), ("PENDING_ROTATION", (string?)null) }));
            Assert.That(materials.Select(m => (m.ImportState.Value, m.ExpirationModel.Value)), Is.All.EqualTo(("IMPORTED", "KEY_MATERIAL_DOES_NOT_EXPIRE")));
        }
    }

    [Test]
    public async Task A_material_that_is_gone_waits_for_its_import()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId });

        Assert.That((await ListAllAsync(keyId)).Single().ImportState, Is.EqualTo(ImportState.PENDING_IMPORT));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_key_is_not_found() => Assert.That(
        await ErrorOf(() => ListAllAsync(UnknownKey)),
        Does.Match(Errors.UnknownKey(Region, UnknownKey)));

    [Test]
    [Refusal]
    public async Task A_marker_that_KMS_did_not_make_is_refused()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(
            await ErrorOf(() => Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId, Marker = "bm90IG91cnM=" })),
            Does.StartWith("InvalidMarkerException"));
    }

    private async Task<List<RotationsListEntry>> ListAllAsync(string keyId) =>
        (await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId, IncludeKeyMaterial = IncludeKeyMaterial.ALL_KEY_MATERIAL })).Rotations;
}
