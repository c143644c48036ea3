using Amazon.KeyManagementService;

namespace FakeKms.Tests.Operations.MultiRegion;

/// <summary>Pending material that expires, or whose set has another primary key meanwhile.</summary>
public class ImportedExpiryTests : ImportedSets
{
    [Test]
    public async Task Pending_material_that_expires_on_the_replica_is_missing_there_again()
    {
        var keyId = await CreateImportedAsync();
        await ImportNewAsync(Client, keyId, 2);
        var validTo = Kms.Clock.GetUtcNow().AddDays(30).UtcDateTime;
        await Away.ImportAsync(keyId, Wrapping.Material(2), r => (r.ExpirationModel, r.ValidTo) = (null, validTo));

        Kms.Advance(TimeSpan.FromDays(31));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await MaterialsOf(Away, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION PENDING_IMPORT" }));
            Assert.That((await StateOf(keyId), await StateOf(Away, keyId)), Is.EqualTo(("Enabled", "Enabled")));
            Assert.That(await ErrorOf(() => RotateAsync(Client, keyId)), Does.StartWith("KMSInvalidStateException"));
        }
    }

    [Test]
    public async Task Pending_material_that_expires_on_the_primary_is_forgotten_everywhere()
    {
        var keyId = await CreateImportedAsync();
        var validTo = Kms.Clock.GetUtcNow().AddDays(30).UtcDateTime;
        await Client.ImportAsync(keyId, Wrapping.Material(2), r => (r.ExpirationModel, r.ValidTo, r.ImportType) = (null, validTo, ImportType.NEW_KEY_MATERIAL));
        await Away.ImportAsync(keyId, Wrapping.Material(2));

        Kms.Advance(TimeSpan.FromDays(31));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await MaterialsOf(Client, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED" }));
            Assert.That(await MaterialsOf(Away, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED" }));
        }
    }

    [Test]
    public async Task Material_that_expires_after_its_rotation_leaves_its_Region_pending_import()
    {
        var keyId = await CreateImportedAsync();
        await ImportNewAsync(Client, keyId, 2);
        var validTo = Kms.Clock.GetUtcNow().AddDays(30).UtcDateTime;
        await Away.ImportAsync(keyId, Wrapping.Material(2), r => (r.ExpirationModel, r.ValidTo) = (null, validTo));
        await RotateAsync(Client, keyId);

        Kms.Advance(TimeSpan.FromDays(31));

        Assert.That((await StateOf(keyId), await StateOf(Away, keyId)), Is.EqualTo(("Enabled", "PendingImport")));
    }

    [Test]
    public async Task The_new_primary_rotates_to_the_material_of_the_old_one_once_it_has_it()
    {
        var keyId = await CreateImportedAsync();
        var materialId = await ImportNewAsync(Client, keyId, 2);
        await PromoteAsync(Client, keyId, AwayRegion);

        var early = await ErrorOf(() => RotateAsync(Away, keyId));
        await Away.ImportAsync(keyId, Wrapping.Material(2));
        await RotateAsync(Away, keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early, Does.StartWith("KMSInvalidStateException"));
            Assert.That((Kms.Key(Arn(keyId, HomeRegion)).CurrentKeyMaterialId, Kms.Key(Arn(keyId, AwayRegion)).CurrentKeyMaterialId), Is.EqualTo((materialId, materialId)));
        }
    }

    [Test]
    public async Task The_new_primary_deletes_pending_material_for_all()
    {
        var keyId = await CreateImportedAsync();
        var materialId = await ImportNewAsync(Client, keyId, 2);
        await PromoteAsync(Client, keyId, AwayRegion);

        await DeleteAsync(Away, keyId, materialId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await MaterialsOf(Client, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED" }));
            Assert.That(await MaterialsOf(Away, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED" }));
        }
    }

    [Test]
    public async Task Pending_material_that_was_forgotten_can_be_imported_again_under_its_id()
    {
        var keyId = await CreateImportedAsync();
        var first = await ImportNewAsync(Client, keyId, 2);
        await DeleteAsync(Client, keyId, first);

        var second = await ImportNewAsync(Client, keyId, 2);
        await Away.ImportAsync(keyId, Wrapping.Material(2));

        Assert.That((second, (await MaterialsOf(Away, keyId))[^1]), Is.EqualTo((first, "PENDING_ROTATION IMPORTED")));
    }

    [Test]
    public async Task Pinned_material_ids_are_the_same_in_both_Regions()
    {
        var id = new string('a', 64);
        var keyId = await CreateImportedAsync();
        Kms.Ids.NextKeyMaterialId(id);
        await ImportNewAsync(Client, keyId, 2);

        var imported = await Away.ImportAsync(keyId, Wrapping.Material(2));

        Assert.That((imported.KeyMaterialId, (await RotationsOf(Client, keyId))[^1].KeyMaterialId), Is.EqualTo((id, id)));
    }

    [Test]
    public async Task A_deleted_replica_forgets_its_materials_and_a_new_one_needs_them_again()
    {
        var keyId = await CreateImportedAsync();
        var blob = await Away.EncryptTextAsync(keyId, "old");
        await Away.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));
        await ReplicateAsync(keyId);

        var before = await StateOf(Away, keyId);
        await Away.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That((before, await Away.DecryptTextAsync(blob)), Is.EqualTo(("PendingImport", "old")));
    }
}
