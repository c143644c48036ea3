using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

/// <summary>What of imported material depends on the clock, is seen in the trail alone, or is not documented by AWS.</summary>
public class ImportedMaterialTests : InMemory
{
    [Test]
    public async Task Expired_material_leaves_the_key_pending_import_at_its_time()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var validTo = Kms.Clock.GetUtcNow().AddDays(30).UtcDateTime;
        var imported = await Client.ImportAsync(keyId, Wrapping.Material(1), r => (r.ExpirationModel, r.ValidTo) = (null, validTo));

        Kms.Advance(TimeSpan.FromDays(31));

        var expiry = Kms.Trail[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StateOf(keyId), Is.EqualTo("PendingImport"));
            Assert.That(expiry.EventName, Is.EqualTo("DeleteExpiredKeyMaterial"));
            Assert.That(expiry.EventTime.UtcDateTime, Is.EqualTo(validTo));
            Assert.That(expiry.Value("serviceEventDetails.keyMaterialId")!.Value.GetString(), Is.EqualTo(imported.KeyMaterialId));
        }
    }

    [Test]
    public async Task A_later_import_takes_the_expiry_away()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var validTo = Kms.Clock.GetUtcNow().AddDays(30).UtcDateTime;
        await Client.ImportAsync(keyId, Wrapping.Material(1), r => (r.ExpirationModel, r.ValidTo) = (null, validTo));
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Kms.Advance(TimeSpan.FromDays(31));

        Assert.That(await StateOf(keyId), Is.EqualTo("Enabled"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_disabled_key_without_its_material_stays_disabled_when_it_loses_the_one_that_waits_for_rotation(bool expires)
    {
        var keyId = await DisabledWithoutMaterialAsync();
        var validTo = Kms.Clock.GetUtcNow().AddDays(1).UtcDateTime;
        var pending = await Client.ImportAsync(keyId, Wrapping.Material(2), r =>
            (r.ImportType, r.ExpirationModel, r.ValidTo) = (ImportType.NEW_KEY_MATERIAL, null, validTo));

        if (expires) Kms.Advance(TimeSpan.FromDays(1));
        else await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId, KeyMaterialId = pending.KeyMaterialId });

        Assert.That(await StateOf(keyId), Is.EqualTo("Disabled"));
    }

    [Test]
    public async Task Material_that_the_key_has_is_not_new_to_it()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(
            await ErrorOf(() => Client.ImportAsync(keyId, Wrapping.Material(1), r => r.ImportType = ImportType.NEW_KEY_MATERIAL)),
            Does.StartWith("IncorrectKeyMaterialException"));
    }

    [TestCase(10, 20)]
    [TestCase(20, 10)]
    public async Task A_key_with_two_materials_expires_with_the_first_of_them(int first, int second)
    {
        var keyId = await Client.CreateExternalKeyAsync();
        DateTime In(int days) => Pinned.Start.AddDays(days).UtcDateTime;
        await Client.ImportAsync(keyId, Wrapping.Material(1), r => (r.ExpirationModel, r.ValidTo) = (null, In(first)));
        await Client.ImportAsync(keyId, Wrapping.Material(2), r => (r.ImportType, r.ExpirationModel, r.ValidTo) = (ImportType.NEW_KEY_MATERIAL, null, In(second)));
        await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });

        Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.ValidTo, Is.EqualTo(In(10)));
    }

    [Test]
    public async Task A_key_whose_material_was_deleted_still_tells_which_one_it_had()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var imported = await Client.ImportAsync(keyId, Wrapping.Material(1));
        await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId });

        Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.CurrentKeyMaterialId, Is.EqualTo(imported.KeyMaterialId));
    }

    [Test]
    public async Task A_key_pair_takes_no_pinned_material_id_away_from_a_symmetric_key()
    {
        var id = new string('a', 64);
        Kms.Ids.NextKeyMaterialId(id);
        var pair = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.ECC_NIST_P256, KeyUsage = KeyUsageType.SIGN_VERIFY })).KeyMetadata.KeyId;
        await Client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = pair });

        Assert.That((await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.CurrentKeyMaterialId, Is.EqualTo(id));
    }

    [Test]
    public async Task Tokens_are_good_for_24_hours()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var request = await Client.WrapAsync(keyId, Wrapping.Material(1));
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;

        Kms.Advance(TimeSpan.FromHours(24));

        Assert.That(async () => await Client.ImportKeyMaterialAsync(request), Throws.TypeOf<ExpiredImportTokenException>());
    }

    [Test]
    public async Task Only_symmetric_keys_answer_the_id_of_a_material()
    {
        var key = await Client.CreateKeyAsync(new CreateKeyRequest
        {
            Origin = OriginType.EXTERNAL,
            KeySpec = KeySpec.HMAC_256,
            KeyUsage = KeyUsageType.GENERATE_VERIFY_MAC,
        });
        var imported = await Client.ImportAsync(key.KeyMetadata.KeyId, Wrapping.Material(1));

        var deleted = await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = key.KeyMetadata.KeyId });

        Assert.That((imported.KeyMaterialId, deleted.KeyMaterialId), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task A_material_that_the_key_does_not_know_is_not_found()
    {
        var request = new DeleteImportedKeyMaterialRequest { KeyId = await Client.CreateExternalKeyAsync(), KeyMaterialId = new string('a', 64) };

        Assert.That(async () => await Client.DeleteImportedKeyMaterialAsync(request), Throws.TypeOf<NotFoundException>());
    }

    // A deletion that is cancelled leaves every key disabled.
    private async Task<string> DisabledWithoutMaterialAsync()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId });
        await Client.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = keyId, PendingWindowInDays = 7 });
        await Client.CancelKeyDeletionAsync(new CancelKeyDeletionRequest { KeyId = keyId });
        return keyId;
    }
}
