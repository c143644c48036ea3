using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.MultiRegion;

public class SetRotationTests : TwoRegions
{
    [Test]
    public async Task Rotating_the_primary_rotates_the_replica_too()
    {
        var keyId = await CreateRelatedAsync();
        var old = await Away.EncryptTextAsync(keyId, "old");

        await RotateAsync(Client, keyId);

        var current = Kms.Key(keyId).CurrentKeyMaterialId;
        var fresh = await Away.EncryptTextAsync(keyId, "new");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Away.DescribeKeyAsync(keyId)).KeyMetadata.CurrentKeyMaterialId, Is.EqualTo(current));
            Assert.That((await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = fresh })).KeyMaterialId, Is.EqualTo(current));
            Assert.That(await Client.DecryptTextAsync(old), Is.EqualTo("old"));
            Assert.That(await Away.DecryptTextAsync(old), Is.EqualTo("old"));
        }
    }

    [Test]
    public async Task A_new_replica_has_all_former_materials()
    {
        var keyId = await CreateAsync(Client);
        var old = await Client.EncryptTextAsync(keyId, "old");
        await RotateAsync(Client, keyId);

        await ReplicateAsync(keyId);

        Assert.That(await Away.DecryptTextAsync(old), Is.EqualTo("old"));
    }

    [Test]
    public async Task The_replica_shows_the_rotation_settings_of_its_primary()
    {
        var keyId = await CreateRelatedAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });

        var status = await Away.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = keyId });

        Assert.That((status.KeyRotationEnabled, status.RotationPeriodInDays, status.KeyId), Is.EqualTo(((bool?)true, (int?)90, Arn(keyId, AwayRegion))));
    }

    [Test]
    public async Task Automatic_rotation_reaches_both_Regions_and_is_recorded_once()
    {
        var keyId = await CreateRelatedAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });

        Kms.Advance(TimeSpan.FromDays(90));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Where(record => record.EventName == "RotateKey").Select(record => record.AwsRegion), Is.EqualTo(new[] { HomeRegion }));
            Assert.That((await Away.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId })).Rotations, Has.Count.EqualTo(1));
            Assert.That(Kms.Key(Arn(keyId, AwayRegion)).CurrentKeyMaterialId, Is.EqualTo(Kms.Key(keyId).CurrentKeyMaterialId));
        }
    }

    [Test]
    public async Task A_replica_cannot_be_rotated_or_scheduled()
    {
        var keyId = await CreateRelatedAsync();
        var error = $"UnsupportedOperationException: {Arn(keyId, AwayRegion)} is not a multi-region primary key.";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => RotateAsync(Away, keyId)), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => Away.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId })), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => Away.DisableKeyRotationAsync(keyId)), Is.EqualTo(error));
        }
    }

    [Test]
    public async Task The_calendar_goes_on_in_the_new_primary_Region()
    {
        var keyId = await CreateRelatedAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });
        await PromoteAsync(Client, keyId, AwayRegion);

        Kms.Advance(TimeSpan.FromDays(180));

        Assert.That(Kms.Trail.Where(record => record.EventName == "RotateKey").Select(record => record.AwsRegion), Is.EqualTo(new[] { AwayRegion, AwayRegion }));
    }

    [Test]
    public async Task The_calendar_goes_on_when_the_old_primary_is_gone()
    {
        var keyId = await CreateRelatedAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });
        await PromoteAsync(Client, keyId, AwayRegion);
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Kms.Advance(TimeSpan.FromDays(90));

        Assert.That((await Away.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId })).Rotations, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_new_primary_is_the_one_that_rotates_on_demand()
    {
        var keyId = await CreateRelatedAsync();
        await PromoteAsync(Client, keyId, AwayRegion);

        await RotateAsync(Away, keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => RotateAsync(Client, keyId)), Does.StartWith("UnsupportedOperationException"));
            Assert.That((await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId })).Rotations, Has.Count.EqualTo(1));
        }
    }
}
