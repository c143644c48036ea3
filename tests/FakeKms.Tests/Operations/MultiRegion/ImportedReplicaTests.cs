using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.MultiRegion;

public class ImportedReplicaTests : ImportedSets
{
    [Test]
    public async Task A_replica_of_a_key_with_imported_material_waits_for_its_import()
    {
        var keyId = await CreateAwaitingReplicaAsync();

        var replica = (await Away.DescribeKeyAsync(keyId)).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((replica.KeyState, replica.Enabled, replica.CurrentKeyMaterialId), Is.EqualTo((KeyState.PendingImport, (bool?)false, (string?)null)));
            Assert.That(replica.ExpirationModel, Is.Null);
            Assert.That(Kms.Key(Arn(keyId, AwayRegion)).CurrentKeyMaterialId, Is.Null);
            Assert.That(await StateOf(keyId), Is.EqualTo("Enabled"));
        }
    }

    [Test]
    public async Task The_same_bytes_enable_the_replica_under_the_same_material_id()
    {
        var keyId = await CreateAwaitingReplicaAsync();

        var imported = await Away.ImportAsync(keyId, Wrapping.Material(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StateOf(Away, keyId), Is.EqualTo("Enabled"));
            Assert.That(imported.KeyMaterialId, Is.EqualTo(Kms.Key(keyId).CurrentKeyMaterialId));
            Assert.That(imported.KeyId, Is.EqualTo(Arn(keyId, AwayRegion)));
            Assert.That(await Away.DecryptTextAsync(await Client.EncryptTextAsync(keyId, "secret")), Is.EqualTo("secret"));
        }
    }

    [Test]
    public async Task Other_bytes_are_refused_on_the_replica()
    {
        var keyId = await CreateAwaitingReplicaAsync();

        Assert.That(await ErrorOf(() => Away.ImportAsync(keyId, Wrapping.Material(2))), Does.StartWith("IncorrectKeyMaterialException"));
    }

    [Test]
    public async Task New_material_is_refused_on_the_replica()
    {
        var keyId = await CreateImportedAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => ImportNewAsync(Away, keyId, 2)), Is.Not.EqualTo("no error"));
            Assert.That(await MaterialsOf(Client, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED" }));
        }
    }

    [Test]
    public async Task A_token_of_the_primary_is_foreign_to_the_replica()
    {
        var keyId = await CreateAwaitingReplicaAsync();
        var request = await Client.WrapAsync(keyId, Wrapping.Material(1));
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;

        Assert.That(await ErrorOf(() => Away.ImportKeyMaterialAsync(request)), Does.StartWith("InvalidImportTokenException"));
    }

    [Test]
    public async Task A_new_replica_needs_every_material_of_a_rotated_primary()
    {
        var keyId = await CreateAsync(Client, OriginType.EXTERNAL);
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        await ImportNewAsync(Client, keyId, 2);
        await RotateAsync(Client, keyId);
        await ReplicateAsync(keyId);

        await Away.ImportAsync(keyId, Wrapping.Material(2));
        var half = await StateOf(Away, keyId);
        await Away.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That((half, await StateOf(Away, keyId)), Is.EqualTo(("PendingImport", "Enabled")));
    }

    [Test]
    public async Task Material_expires_in_each_Region_on_its_own()
    {
        var keyId = await CreateAwaitingReplicaAsync();
        var validTo = Kms.Clock.GetUtcNow().AddDays(30).UtcDateTime;
        await Away.ImportAsync(keyId, Wrapping.Material(1), r => (r.ExpirationModel, r.ValidTo) = (null, validTo));
        var before = (await Away.DescribeKeyAsync(keyId)).KeyMetadata.ValidTo;

        Kms.Advance(TimeSpan.FromDays(31));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo(validTo));
            Assert.That((await StateOf(keyId), await StateOf(Away, keyId)), Is.EqualTo(("Enabled", "PendingImport")));
            Assert.That(Kms.Trail.Where(record => record.EventName == "DeleteExpiredKeyMaterial").Select(record => record.AwsRegion), Is.EqualTo(new[] { AwayRegion }));
        }
    }

    [Test]
    public async Task Deleted_material_is_missing_in_its_Region_alone([Values] bool onPrimary)
    {
        var keyId = await CreateImportedAsync();

        await DeleteAsync(onPrimary ? Client : Away, keyId);

        var expected = onPrimary ? ("PendingImport", "Enabled") : ("Enabled", "PendingImport");
        Assert.That((await StateOf(keyId), await StateOf(Away, keyId)), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_replica_without_its_material_cannot_become_the_primary()
    {
        var keyId = await CreateAwaitingReplicaAsync();

        Assert.That(await ErrorOf(() => PromoteAsync(Client, keyId, AwayRegion)), Is.EqualTo($"KMSInvalidStateException: {Arn(keyId, AwayRegion)} is pending import."));
    }
}
