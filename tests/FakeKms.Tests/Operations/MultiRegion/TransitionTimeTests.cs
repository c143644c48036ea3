using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.MultiRegion;

/// <summary>Transitions that take an hour.</summary>
public class TransitionTimeTests : TwoRegions
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected override void Configure(FakeKmsBuilder builder) => builder.WithTransitionTime(Hour);

    [Test]
    public async Task A_replica_is_creating_until_the_time_is_over()
    {
        var keyId = await CreateRelatedAsync();

        Kms.Advance(Hour - TimeSpan.FromSeconds(1));
        var before = (await Away.DescribeKeyAsync(keyId)).KeyMetadata;
        Kms.Advance(TimeSpan.FromSeconds(1));
        var after = (await Away.DescribeKeyAsync(keyId)).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before.KeyState, before.Enabled, before.CurrentKeyMaterialId), Is.EqualTo((KeyState.Creating, (bool?)false, (string?)null)));
            Assert.That((after.KeyState, after.Enabled), Is.EqualTo((KeyState.Enabled, (bool?)true)));
            Assert.That(after.CurrentKeyMaterialId, Is.Not.Null);
        }
    }

    [Test]
    public async Task The_keys_are_synchronised_when_the_replica_is_ready()
    {
        var now = Kms.Clock.GetUtcNow();
        await CreateRelatedAsync();

        Kms.Advance(TimeSpan.FromDays(1));

        Assert.That(Kms.Trail.Single(record => record.EventName == "SynchronizeMultiRegionKey").EventTime, Is.EqualTo(now + Hour));
    }

    [Test]
    public async Task Both_keys_are_updating_and_work_meanwhile()
    {
        var keyId = await CreateRelatedAsync();
        Kms.Advance(Hour);

        await PromoteAsync(Client, keyId, AwayRegion);
        var during = (await StateOf(keyId), await StateOf(Away, keyId));
        var text = await Away.DecryptTextAsync(await Client.EncryptTextAsync(keyId, "on"));
        Kms.Advance(Hour);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(during, Is.EqualTo(("Updating", "Updating")));
            Assert.That(text, Is.EqualTo("on"));
            Assert.That((await StateOf(keyId), await StateOf(Away, keyId)), Is.EqualTo(("Enabled", "Enabled")));
        }
    }

    [Test]
    public async Task A_second_update_takes_its_own_time()
    {
        var keyId = await CreateRelatedAsync();
        Kms.Advance(Hour);
        await PromoteAsync(Client, keyId, AwayRegion);
        Kms.Advance(Hour / 2);
        await PromoteAsync(Away, keyId, HomeRegion);

        Kms.Advance(Hour / 2);
        var half = await StateOf(keyId);
        Kms.Advance(Hour / 2);

        Assert.That((half, await StateOf(keyId)), Is.EqualTo(("Updating", "Enabled")));
    }

    [Test]
    public async Task A_replica_whose_deletion_is_cancelled_is_disabled_even_if_it_was_being_created()
    {
        var keyId = await CreateRelatedAsync();
        await Away.ScheduleKeyDeletionAsync(keyId, 7);

        await Away.CancelKeyDeletionAsync(keyId);

        Assert.That(await StateOf(Away, keyId), Is.EqualTo("Disabled"));
    }

    [Test]
    public async Task A_rotation_on_demand_is_under_way_until_the_time_is_over()
    {
        var keyId = await CreateAsync(Client);
        var (before, start) = (Kms.Key(keyId).CurrentKeyMaterialId, Kms.Clock.GetUtcNow().UtcDateTime);

        await RotateAsync(Client, keyId);
        Kms.Advance(TimeSpan.FromMinutes(59));
        var during = await Client.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = keyId });
        var current = Kms.Key(keyId).CurrentKeyMaterialId;
        Kms.Advance(TimeSpan.FromMinutes(1));
        var after = await Client.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = keyId });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((during.OnDemandRotationStartDate, current), Is.EqualTo(((DateTime?)start, before)));
            Assert.That((after.OnDemandRotationStartDate, after.KeyRotationEnabled), Is.EqualTo(((DateTime?)null, (bool?)false)));
            Assert.That(Kms.Key(keyId).CurrentKeyMaterialId, Is.Not.EqualTo(before));
            Assert.That(Kms.Trail.Single(record => record.EventName == "RotateKey").EventTime.UtcDateTime, Is.EqualTo(start + Hour));
        }
    }

    [Test]
    public async Task A_rotation_that_is_under_way_ends_in_the_new_primary_Region()
    {
        var keyId = await CreateRelatedAsync();
        Kms.Advance(Hour);
        await RotateAsync(Client, keyId);
        await PromoteAsync(Client, keyId, AwayRegion);

        Kms.Advance(Hour);

        Assert.That(Kms.Trail.Single(record => record.EventName == "RotateKey").AwsRegion, Is.EqualTo(AwayRegion));
    }

    [Test]
    public async Task Disabling_automatic_rotation_does_not_stop_the_one_that_is_under_way()
    {
        var keyId = await CreateAsync(Client);
        await RotateAsync(Client, keyId);
        await Client.DisableKeyRotationAsync(keyId);

        Kms.Advance(Hour);

        Assert.That((await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId })).Rotations, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_was_under_way_is_forgotten_at_a_reset()
    {
        var keyId = await CreateRelatedAsync();
        await RotateAsync(Client, keyId);
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Kms.Reset();
        Kms.Advance(TimeSpan.FromDays(365));

        Assert.That((Kms.Trail.Count, Kms.Keys.Count), Is.EqualTo((0, 0)));
    }
}
