using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

/// <summary>What ListKeyRotations says of imported materials.</summary>
public class ListedImportedMaterialTests : InMemory
{
    [Test]
    public async Task An_import_again_without_a_description_keeps_the_one_that_there_is()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        async Task<string> ImportAsync(string? description)
        {
            await Client.ImportAsync(keyId, Wrapping.Material(1), r => r.KeyMaterialDescription = description);
            return (await ListAsync(keyId)).Single().KeyMaterialDescription;
        }

        string[] descriptions = [await ImportAsync("first"), await ImportAsync(null), await ImportAsync("second"), await ImportAsync(null)];

        Assert.That(descriptions, Is.EqualTo(new[] { "first", "first", "second", "second" }));
    }

    [Test]
    public async Task Every_imported_material_is_listed_with_its_state_and_its_expiry()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var validTo = Kms.Clock.GetUtcNow().AddDays(30).UtcDateTime;
        await Client.ImportAsync(keyId, Wrapping.Material(1), r => r.KeyMaterialDescription = "first");
        await Client.ImportAsync(keyId, Wrapping.Material(2), r =>
            (r.ImportType, r.ExpirationModel, r.ValidTo) = (ImportType.NEW_KEY_MATERIAL, ExpirationModelType.KEY_MATERIAL_EXPIRES, validTo));

        var materials = await ListAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(materials.Select(material => material.KeyMaterialState.Value), Is.EqualTo(new[] { "CURRENT", "PENDING_ROTATION" }));
            Assert.That(materials.Select(material => material.ImportState.Value), Is.All.EqualTo("IMPORTED"));
            Assert.That(materials.Select(material => material.KeyMaterialDescription), Is.EqualTo(new[] { "first", null }));
            Assert.That(materials.Select(material => material.ExpirationModel.Value), Is.EqualTo(new[] { "KEY_MATERIAL_DOES_NOT_EXPIRE", "KEY_MATERIAL_EXPIRES" }));
            Assert.That(materials.Select(material => material.ValidTo), Is.EqualTo(new DateTime?[] { null, validTo }));
            Assert.That(materials.Select(material => (material.RotationDate, material.RotationType)), Is.All.EqualTo(((DateTime?)null, (RotationType?)null)));
        }
    }

    [Test]
    public async Task A_material_that_is_gone_waits_for_its_import_and_has_no_expiry()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId });

        var material = (await ListAsync(keyId)).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(material.ImportState, Is.EqualTo(ImportState.PENDING_IMPORT));
            Assert.That((material.ExpirationModel, material.ValidTo), Is.EqualTo(((ExpirationModelType?)null, (DateTime?)null)));
        }
    }

    [TestCase(0, "no error")]
    [TestCase(1, "ValidationException: The validTo date must be at most 365 days ahead; it is 2026-01-01T00:00:00Z by the server's clock, which StartingAt sets.")]
    public async Task Material_lasts_a_year_at_most(int secondsMore, string answer)
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var validTo = Kms.Clock.GetUtcNow().AddDays(365).AddSeconds(secondsMore).UtcDateTime;

        Assert.That(await ErrorOf(() => Client.ImportAsync(keyId, Wrapping.Material(1), r => (r.ExpirationModel, r.ValidTo) = (null, validTo))), Is.EqualTo(answer));
    }

    [TestCase(0, "ValidationException: The validTo date must be in the future; it is 2026-01-01T00:00:00Z by the server's clock, which StartingAt sets.")]
    [TestCase(1, "no error")]
    public async Task Material_does_not_expire_as_it_is_imported(int millisecondsMore, string answer)
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var validTo = Kms.Clock.GetUtcNow().AddMilliseconds(millisecondsMore).UtcDateTime;

        Assert.That(await ErrorOf(() => Client.ImportAsync(keyId, Wrapping.Material(1), r => (r.ExpirationModel, r.ValidTo) = (null, validTo))), Is.EqualTo(answer));
    }

    private async Task<List<RotationsListEntry>> ListAsync(string keyId) =>
        (await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId, IncludeKeyMaterial = IncludeKeyMaterial.ALL_KEY_MATERIAL })).Rotations;
}
