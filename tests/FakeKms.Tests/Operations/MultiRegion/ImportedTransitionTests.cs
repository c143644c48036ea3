using Amazon.KeyManagementService;

namespace FakeKms.Tests.Operations.MultiRegion;

/// <summary>What may happen to imported material while a rotation is under way, and after the primary Region has changed.</summary>
public class ImportedTransitionTests : ImportedSets
{
    protected override void Configure(FakeKmsBuilder builder) => builder.WithTransitionTime(TimeSpan.FromHours(1));

    [Test]
    public async Task A_replica_that_loses_the_material_during_the_rotation_is_pending_import_afterwards()
    {
        var keyId = await CreateReadyAsync();
        var materialId = await ImportNewAsync(Client, keyId, 2);
        await Away.ImportAsync(keyId, Wrapping.Material(2));
        await RotateAsync(Client, keyId);
        await DeleteAsync(Away, keyId, materialId);

        Kms.Advance(TimeSpan.FromHours(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await StateOf(keyId), await StateOf(Away, keyId)), Is.EqualTo(("Enabled", "PendingImport")));
            Assert.That(await ErrorOf(() => Away.EncryptTextAsync(keyId, "x")), Is.EqualTo($"KMSInvalidStateException: {Arn(keyId, AwayRegion)} is pending import."));
        }
    }

    [Test]
    public async Task A_rotation_that_lost_its_material_ends_without_effect()
    {
        var keyId = await CreateReadyAsync();
        var current = Kms.Key(keyId).CurrentKeyMaterialId;
        var materialId = await ImportNewAsync(Client, keyId, 2);
        await Away.ImportAsync(keyId, Wrapping.Material(2));
        await RotateAsync(Client, keyId);
        await DeleteAsync(Client, keyId, materialId);

        Kms.Advance(TimeSpan.FromHours(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Kms.Key(keyId).CurrentKeyMaterialId, Kms.Key(keyId).OnDemandRotationStartDate), Is.EqualTo((current, (DateTimeOffset?)null)));
            Assert.That(Kms.Trail.Count(record => record.EventName == "RotateKey"), Is.Zero);
        }
    }

    [Test]
    public async Task The_new_primary_takes_new_material_and_the_old_one_does_not()
    {
        var keyId = await CreateReadyAsync();
        await PromoteAsync(Client, keyId, AwayRegion);
        Kms.Advance(TimeSpan.FromHours(1));

        var refused = await ErrorOf(() => ImportNewAsync(Client, keyId, 2));
        await ImportNewAsync(Away, keyId, 2);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Is.Not.EqualTo("no error"));
            Assert.That(await MaterialsOf(Client, keyId), Is.EqualTo(new[] { "CURRENT IMPORTED", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION PENDING_IMPORT" }));
        }
    }

    [Test]
    public async Task Material_can_be_imported_while_the_primary_Region_is_changing()
    {
        var keyId = await CreateReadyAsync();
        var request = await Client.WrapAsync(keyId, Wrapping.Material(1));
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;
        await PromoteAsync(Client, keyId, AwayRegion);

        Assert.That(await ErrorOf(() => Client.ImportKeyMaterialAsync(request)), Is.EqualTo("no error"));
    }

    private async Task<string> CreateReadyAsync()
    {
        var keyId = await CreateAwaitingReplicaAsync();
        Kms.Advance(TimeSpan.FromHours(1));
        await Away.ImportAsync(keyId, Wrapping.Material(1));
        return keyId;
    }
}
