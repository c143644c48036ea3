using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.MultiRegion;

/// <summary>What happens to a set of three keys, in the order in which a user could do it.</summary>
public class ThreeRegionTests : TwoRegions
{
    private const string ThirdRegion = "ap-south-1";

    [Test]
    public async Task A_set_is_taken_down_after_its_primary_has_moved()
    {
        var keyId = await CreateThreeAsync();
        using var third = In(ThirdRegion);
        await third.ScheduleKeyDeletionAsync(keyId, 7);
        await PromoteAsync(Client, keyId, AwayRegion);
        await Away.ScheduleKeyDeletionAsync(keyId, 7);
        await Client.ScheduleKeyDeletionAsync(keyId, 10);

        Kms.Advance(TimeSpan.FromDays(30));

        Assert.That(Kms.Trail.Where(record => record.EventName == "DeleteKey").Select(record => record.AwsRegion), Is.EqualTo(new[] { ThirdRegion, HomeRegion, AwayRegion }));
    }

    [Test]
    public async Task The_view_of_a_key_shows_its_part_in_the_set()
    {
        var keyId = await CreateThreeAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 12);

        var (primary, replica) = (Kms.Key(Arn(keyId, HomeRegion)), Kms.Key(Arn(keyId, ThirdRegion)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((primary.KeyState, primary.PendingDeletionWindowInDays, primary.DeletionDate), Is.EqualTo((KeyState.PendingReplicaDeletion, (int?)12, (DateTimeOffset?)null)));
            Assert.That((replica.MultiRegionKeyType, replica.PendingDeletionWindowInDays), Is.EqualTo((MultiRegionKeyType.REPLICA, (int?)null)));
            Assert.That(replica.RelatedKeys, Is.EquivalentTo(new[] { Arn(keyId, HomeRegion), Arn(keyId, AwayRegion) }));
            Assert.That(Kms.Key(keyId).Region, Is.EqualTo(HomeRegion));
        }
    }

    [Test]
    public async Task Every_Region_lists_its_own_key()
    {
        var keyId = await CreateThreeAsync();

        foreach (var region in new[] { HomeRegion, AwayRegion, ThirdRegion })
        {
            using var client = In(region);
            var keys = (await client.ListKeysAsync(new ListKeysRequest())).Keys;
            Assert.That(keys.Select(key => (key.KeyId, key.KeyArn)), Is.EqualTo(new[] { (keyId, Arn(keyId, region)) }));
        }
    }

    [Test]
    public async Task The_new_primary_names_the_third_key_as_its_replica_too()
    {
        var keyId = await CreateThreeAsync();
        await PromoteAsync(Client, keyId, AwayRegion);
        using var third = In(ThirdRegion);

        var configuration = (await third.DescribeKeyAsync(keyId)).KeyMetadata.MultiRegionConfiguration;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((configuration.PrimaryKey.Region, configuration.MultiRegionKeyType), Is.EqualTo((AwayRegion, MultiRegionKeyType.REPLICA)));
            Assert.That(configuration.ReplicaKeys.Select(key => key.Region), Is.EquivalentTo(new[] { HomeRegion, ThirdRegion }));
        }
    }

    [Test]
    public async Task A_key_that_is_gone_does_not_rotate_any_more()
    {
        var keyId = await CreateAsync(Client);
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Kms.Advance(TimeSpan.FromDays(365));

        Assert.That(Kms.Trail.Select(record => record.EventName), Has.Exactly(1).EqualTo("DeleteKey").And.None.EqualTo("RotateKey"));
    }

    [Test]
    public async Task A_primary_without_replicas_lists_none()
    {
        var keyId = await CreateAsync(Client);

        Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.MultiRegionConfiguration.ReplicaKeys, Is.Not.Null.And.Empty);
    }

    private async Task<string> CreateThreeAsync()
    {
        var keyId = await CreateRelatedAsync();
        await ReplicateAsync(keyId, ThirdRegion);
        return keyId;
    }
}
