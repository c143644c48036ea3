using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.MultiRegion;

public class ImportedRotationTests : ImportedSets
{
    [Test]
    public async Task New_material_is_announced_to_the_replica_with_its_description()
    {
        var keyId = await CreateImportedAsync();

        var materialId = await ImportNewAsync(Client, keyId, 2, "second");

        var pending = (await RotationsOf(Away, keyId))[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((pending.KeyMaterialId, pending.KeyMaterialDescription), Is.EqualTo((materialId, "second")));
            Assert.That(await MaterialsOf(Client, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION IMPORTED" }));
            Assert.That(await MaterialsOf(Away, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION PENDING_IMPORT" }));
            Assert.That(await StateOf(Away, keyId), Is.EqualTo("Enabled"));
        }
    }

    [Test]
    public async Task The_set_can_rotate_when_the_material_is_everywhere()
    {
        var keyId = await CreateImportedAsync();
        await ImportNewAsync(Client, keyId, 2);

        var refused = await ErrorOf(() => RotateAsync(Client, keyId));
        await Away.ImportAsync(keyId, Wrapping.Material(2), r => r.ImportType = ImportType.EXISTING_KEY_MATERIAL);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Does.StartWith("KMSInvalidStateException"));
            Assert.That(await MaterialsOf(Client, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED", "PENDING_ROTATION IMPORTED" }));
            Assert.That(await MaterialsOf(Away, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED", "PENDING_ROTATION IMPORTED" }));
            Assert.That(await ErrorOf(() => RotateAsync(Client, keyId)), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task Rotation_makes_the_new_material_current_in_both_Regions()
    {
        var keyId = await CreateImportedAsync();
        var old = await Client.EncryptTextAsync(keyId, "old");
        var materialId = await ImportNewAsync(Client, keyId, 2);
        await Away.ImportAsync(keyId, Wrapping.Material(2));

        await RotateAsync(Client, keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Away.DescribeKeyAsync(keyId)).KeyMetadata.CurrentKeyMaterialId, Is.EqualTo(materialId));
            Assert.That(await MaterialsOf(Away, keyId), Is.EqualTo(new[] { "NON_CURRENT IMPORTED", "CURRENT IMPORTED" }));
            Assert.That(await Away.DecryptTextAsync(old), Is.EqualTo("old"));
            Assert.That(await Client.DecryptTextAsync(await Away.EncryptTextAsync(keyId, "new")), Is.EqualTo("new"));
        }
    }

    [Test]
    public async Task Pending_material_that_the_primary_deletes_is_forgotten_everywhere()
    {
        var keyId = await CreateImportedAsync();
        var materialId = await ImportNewAsync(Client, keyId, 2);
        await Away.ImportAsync(keyId, Wrapping.Material(2));

        await DeleteAsync(Client, keyId, materialId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await MaterialsOf(Client, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED" }));
            Assert.That(await MaterialsOf(Away, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED" }));
            Assert.That((await StateOf(keyId), await StateOf(Away, keyId)), Is.EqualTo(("Enabled", "Enabled")));
        }
    }

    [Test]
    public async Task Pending_material_that_a_replica_deletes_is_missing_there_again()
    {
        var keyId = await CreateImportedAsync();
        var materialId = await ImportNewAsync(Client, keyId, 2);
        await Away.ImportAsync(keyId, Wrapping.Material(2));

        await DeleteAsync(Away, keyId, materialId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await MaterialsOf(Away, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION PENDING_IMPORT" }));
            Assert.That(await MaterialsOf(Client, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION IMPORTED" }));
            Assert.That(await StateOf(Away, keyId), Is.EqualTo("Enabled"));
        }
    }

    [Test]
    public async Task A_replica_that_is_gone_does_not_hold_up_the_rotation()
    {
        var keyId = await CreateImportedAsync();
        await ImportNewAsync(Client, keyId, 2);
        await Away.ScheduleKeyDeletionAsync(keyId, 7);

        Kms.Advance(TimeSpan.FromDays(7));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await MaterialsOf(Client, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED", "PENDING_ROTATION IMPORTED" }));
            Assert.That(await ErrorOf(() => RotateAsync(Client, keyId)), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task A_replica_that_comes_later_needs_the_pending_material_too()
    {
        var keyId = await CreateAsync(Client, OriginType.EXTERNAL);
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        await ImportNewAsync(Client, keyId, 2);

        await ReplicateAsync(keyId);

        Assert.That(await MaterialsOf(Client, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION IMPORTED" }));
    }

    [Test]
    public async Task A_description_that_changes_on_the_primary_changes_on_the_replica()
    {
        var keyId = await CreateImportedAsync();

        await Client.ImportAsync(keyId, Wrapping.Material(1), r => r.KeyMaterialDescription = "changed");

        Assert.That((await RotationsOf(Away, keyId)).Single().KeyMaterialDescription, Is.EqualTo("changed"));
    }

    [Test]
    public async Task A_description_is_set_on_the_primary_only()
    {
        var keyId = await CreateAwaitingReplicaAsync();

        Assert.That(await ErrorOf(() => Away.ImportAsync(keyId, Wrapping.Material(1), r => r.KeyMaterialDescription = "mine")), Does.StartWith("ValidationException"));
    }
}
