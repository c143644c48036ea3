using Amazon.KeyManagementService;

namespace FakeKms.Tests.Operations.MultiRegion;

public class RelatedDeletionTests : TwoRegions
{
    [Test]
    public async Task A_primary_key_waits_for_its_replicas_without_a_date()
    {
        var keyId = await CreateRelatedAsync();

        var scheduled = await Client.ScheduleKeyDeletionAsync(keyId, 10);

        var metadata = (await Client.DescribeKeyAsync(keyId)).KeyMetadata;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((scheduled.KeyId, scheduled.KeyState, scheduled.PendingWindowInDays), Is.EqualTo((Arn(keyId, HomeRegion), KeyState.PendingReplicaDeletion, (int?)10)));
            Assert.That(scheduled.DeletionDate, Is.Null);
            Assert.That((metadata.KeyState, metadata.Enabled, metadata.PendingDeletionWindowInDays), Is.EqualTo((KeyState.PendingReplicaDeletion, (bool?)false, (int?)10)));
            Assert.That(metadata.DeletionDate, Is.Null);
            Assert.That(Kms.Trail.Single(record => record.EventName == "ScheduleKeyDeletion").Value("responseElements.deletionDate"), Is.Null);
        }
    }

    [Test]
    public async Task The_replica_of_a_primary_that_waits_goes_on_working()
    {
        var keyId = await CreateRelatedAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(100));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Away.DecryptTextAsync(await Away.EncryptTextAsync(keyId, "on")), Is.EqualTo("on"));
            Assert.That(
                await ErrorOf(() => Client.EncryptTextAsync(keyId, "x")),
                Is.EqualTo($"KMSInvalidStateException: {Arn(keyId, HomeRegion)} is pending replica deletion."));
        }
    }

    [Test]
    public async Task The_period_of_the_primary_starts_when_the_last_replica_is_gone()
    {
        var keyId = await CreateRelatedAsync();
        await ReplicateAsync(keyId, "ap-south-1");
        using var mumbai = In("ap-south-1");
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        await Away.ScheduleKeyDeletionAsync(keyId, 7);
        var last = (await mumbai.ScheduleKeyDeletionAsync(keyId, 20)).DeletionDate!.Value;

        Kms.Advance(TimeSpan.FromDays(8));
        var between = await StateOf(keyId);
        Kms.Advance(TimeSpan.FromDays(13));

        var metadata = (await Client.DescribeKeyAsync(keyId)).KeyMetadata;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(between, Is.EqualTo("PendingReplicaDeletion"));
            Assert.That((metadata.KeyState, metadata.DeletionDate), Is.EqualTo((KeyState.PendingDeletion, (DateTime?)last.AddDays(7))));
            Assert.That(metadata.PendingDeletionWindowInDays, Is.Null);
        }
    }

    [Test]
    public async Task One_long_advance_deletes_the_replica_and_then_the_primary()
    {
        var keyId = await CreateRelatedAsync();
        var now = Kms.Clock.GetUtcNow();
        await Client.ScheduleKeyDeletionAsync(keyId, 9);
        await Away.ScheduleKeyDeletionAsync(keyId, 7);

        Kms.Advance(TimeSpan.FromDays(60));

        Assert.That(Kms.Trail.Where(record => record.EventName == "DeleteKey").Select(record => (record.AwsRegion, record.EventTime)), Is.EqualTo(new[]
        {
            (AwayRegion, now.AddDays(7)), (HomeRegion, now.AddDays(16)),
        }));
    }

    [Test]
    public async Task Cancelling_while_the_replicas_are_there_stops_the_deletion()
    {
        var keyId = await CreateRelatedAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        await Away.ScheduleKeyDeletionAsync(keyId, 7);

        await Client.CancelKeyDeletionAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(60));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StateOf(keyId), Is.EqualTo("Disabled"));
            Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.PendingDeletionWindowInDays, Is.Null);
        }
    }

    [Test]
    public async Task Cancelling_in_the_waiting_period_stops_the_deletion()
    {
        var keyId = await CreateRelatedAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        await Away.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(8));

        await Client.CancelKeyDeletionAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(60));

        Assert.That(await StateOf(keyId), Is.EqualTo("Disabled"));
    }

    [Test]
    public async Task A_cancelled_deletion_of_the_replica_keeps_the_primary_waiting()
    {
        var keyId = await CreateRelatedAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        await Away.ScheduleKeyDeletionAsync(keyId, 7);

        await Away.CancelKeyDeletionAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(60));

        Assert.That((await StateOf(keyId), await StateOf(Away, keyId)), Is.EqualTo(("PendingReplicaDeletion", "Disabled")));
    }

    [Test]
    public async Task A_Region_whose_replica_is_gone_can_have_another()
    {
        var keyId = await CreateRelatedAsync();
        var old = await Away.EncryptTextAsync(keyId, "old");
        await Away.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));
        Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.MultiRegionConfiguration.ReplicaKeys, Is.Null.Or.Empty);

        await ReplicateAsync(keyId);

        Assert.That(await Away.DecryptTextAsync(old), Is.EqualTo("old"));
    }

    [Test]
    public async Task A_primary_without_replicas_is_deleted_like_any_other_key()
    {
        var keyId = await CreateAsync(Client);

        var scheduled = await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That((scheduled.KeyState, scheduled.DeletionDate), Is.EqualTo((KeyState.PendingDeletion, (DateTime?)Kms.Clock.GetUtcNow().AddDays(7).UtcDateTime)));
    }
}
