using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.MultiRegion;

/// <summary>Rotation, states and moves of a set, one after the other.</summary>
public class SetCombinationTests : TwoRegions
{
    [Test]
    public async Task A_primary_that_is_disabled_misses_its_rotation_for_the_whole_set()
    {
        var keyId = await CreateRotatingAsync();
        await Client.DisableKeyAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(100));
        var missed = Kms.Trail.Count(record => record.EventName == "RotateKey");

        await Client.EnableKeyAsync(keyId);

        Assert.That((missed, (await Away.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId })).Rotations.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_replica_that_is_disabled_rotates_with_its_primary()
    {
        var keyId = await CreateRotatingAsync();
        await Away.DisableKeyAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(90));
        await Away.EnableKeyAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Count(record => record.EventName == "RotateKey"), Is.EqualTo(1));
            Assert.That(await Client.DecryptTextAsync(await Away.EncryptTextAsync(keyId, "on")), Is.EqualTo("on"));
        }
    }

    [Test]
    public async Task A_replica_that_is_enabled_does_not_make_up_for_its_disabled_primary()
    {
        var keyId = await CreateRotatingAsync();
        await Client.DisableKeyAsync(keyId);
        await Away.DisableKeyAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(100));

        await Away.EnableKeyAsync(keyId);

        Assert.That(Kms.Trail.Count(record => record.EventName == "RotateKey"), Is.Zero);
    }

    [Test]
    public async Task A_primary_that_waits_for_its_replicas_reads_false_and_does_not_rotate()
    {
        var keyId = await CreateRotatingAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Kms.Advance(TimeSpan.FromDays(100));

        var status = await Client.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = keyId });
        Assert.That((status.KeyRotationEnabled, Kms.Trail.Count(record => record.EventName == "RotateKey")), Is.EqualTo(((bool?)false, 0)));
    }

    [Test]
    public async Task The_limit_of_rotations_on_demand_is_that_of_the_set()
    {
        using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.MultiRegion(AwayRegion)).WithQuotas(quotas => quotas with { OnDemandRotationsPerKey = 1 }));
        using var home = kms.CreateClient();
        using var away = kms.CreateClient(config => config.AuthenticationRegion = AwayRegion);
        var keyId = kms.Key("alias/cards").KeyId;
        await RotateAsync(home, keyId);
        await PromoteAsync(home, keyId, AwayRegion);

        Assert.That(await ErrorOf(() => RotateAsync(away, keyId)), Does.StartWith("LimitExceededException"));
    }

    [Test]
    public async Task A_replica_that_is_made_after_the_primary_has_moved_shares_the_material()
    {
        var keyId = await CreateRelatedAsync();
        var old = await Client.EncryptTextAsync(keyId, "old");
        await PromoteAsync(Client, keyId, AwayRegion);
        await RotateAsync(Away, keyId);
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));

        await Away.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = HomeRegion });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Client.DecryptTextAsync(old), Is.EqualTo("old"));
            Assert.That(Kms.Key(keyId).MultiRegionKeyType, Is.EqualTo(MultiRegionKeyType.REPLICA));
        }
    }

    private async Task<string> CreateRotatingAsync()
    {
        var keyId = await CreateRelatedAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });
        return keyId;
    }
}
