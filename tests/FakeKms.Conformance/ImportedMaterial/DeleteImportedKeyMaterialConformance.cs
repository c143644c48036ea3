using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("DeleteImportedKeyMaterial")]
[Lanes]
public class DeleteImportedKeyMaterialConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task Deleting_imported_material_returns_the_key_to_pending_import()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var imported = await Client.ImportAsync(keyId, Wrapping.Material(1));

        var deleted = await DeleteAsync(keyId);

        var metadata = (await Client.DescribeKeyAsync(keyId)).KeyMetadata;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted.KeyMaterialId, Is.EqualTo(imported.KeyMaterialId));
            Assert.That(deleted.KeyId, Is.EqualTo(metadata.Arn));
            Assert.That(metadata.KeyState, Is.EqualTo(KeyState.PendingImport));
            Assert.That(metadata.Enabled, Is.False);
            Assert.That(metadata.ExpirationModel, Is.Null);
            Assert.That(metadata.CurrentKeyMaterialId, Is.EqualTo(imported.KeyMaterialId));
        }
    }

    [Operation("Decrypt")]
    [Refusal]
    [Test]
    public async Task A_key_without_its_material_refuses_to_encrypt_and_to_decrypt()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        var blob = await Client.EncryptTextAsync(keyId, "secret");
        await DeleteAsync(keyId);

        var expected = Errors.PendingImport(await ArnOf(keyId));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.EncryptTextAsync(keyId, "secret")), Is.EqualTo(expected));
            Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob)), Is.EqualTo(expected));
            Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob, keyId)), Is.EqualTo(expected));
        }
    }

    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task Losing_an_older_material_makes_the_whole_key_unusable_until_it_is_back()
    {
        var (keyId, first, second) = await RotatedKeyAsync();
        await DeleteAsync(keyId, first);
        Assert.That(await StateOf(keyId), Is.EqualTo("PendingImport"));
        await DeleteAsync(keyId, second);

        await Client.ImportAsync(keyId, Wrapping.Material(1));
        Assert.That(await StateOf(keyId), Is.EqualTo("PendingImport"), "one of two materials is missing");
        await Client.ImportAsync(keyId, Wrapping.Material(2));

        Assert.That(await StateOf(keyId), Is.EqualTo("Enabled"));
    }

    [Test]
    public async Task Deleting_pending_material_forgets_it_and_leaves_the_key_alone()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        var pending = await Client.ImportAsync(keyId, Wrapping.Material(2), r => r.ImportType = ImportType.NEW_KEY_MATERIAL);

        await DeleteAsync(keyId, pending.KeyMaterialId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StateOf(keyId), Is.EqualTo("Enabled"));
            Assert.That(await MaterialsOf(keyId), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_key_that_has_nothing_to_delete_answers_success()
    {
        var keyId = await Client.CreateExternalKeyAsync();

        await DeleteAsync(keyId);

        Assert.That(await StateOf(keyId), Is.EqualTo("PendingImport"));
    }

    [Test]
    public async Task Material_of_a_disabled_key_leaves_it_pending_import()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        await Client.DisableKeyAsync(keyId);

        await DeleteAsync(keyId);

        Assert.That(await StateOf(keyId), Is.EqualTo("PendingImport"));
    }

    [Test]
    public async Task A_key_that_is_pending_deletion_stays_so()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        await DeleteAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StateOf(keyId), Is.EqualTo("PendingDeletion"));
            Assert.That((await MaterialsOf(keyId)).Single().ImportState, Is.EqualTo(ImportState.PENDING_IMPORT));
        }
    }

    [Refusal]
    [Test]
    public async Task Keys_of_AWS_keep_their_material()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(
            await ErrorOf(() => DeleteAsync(keyId)),
            Is.EqualTo(Errors.Origin(await ArnOf(keyId), "AWS_KMS")));
    }

    private Task<DeleteImportedKeyMaterialResponse> DeleteAsync(string keyId, string? materialId = null) =>
        Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId, KeyMaterialId = materialId });

    private async Task<List<RotationsListEntry>> MaterialsOf(string keyId) =>
        (await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId, IncludeKeyMaterial = IncludeKeyMaterial.ALL_KEY_MATERIAL })).Rotations;

    private async Task<(string KeyId, string First, string Second)> RotatedKeyAsync()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var first = await Client.ImportAsync(keyId, Wrapping.Material(1));
        var second = await Client.ImportAsync(keyId, Wrapping.Material(2), r => r.ImportType = ImportType.NEW_KEY_MATERIAL);
        await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });
        return (keyId, first.KeyMaterialId, second.KeyMaterialId);
    }
}
