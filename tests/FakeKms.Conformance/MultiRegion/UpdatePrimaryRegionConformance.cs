using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("UpdatePrimaryRegion")]
[Lanes]
public class UpdatePrimaryRegionConformance(string lane) : TwoRegions(lane)
{
    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task The_replica_becomes_the_primary_and_the_primary_a_replica()
    {
        var keyId = await CreateRelatedAsync();

        await PromoteAsync(Client, keyId, OtherRegion);

        var (home, away) = ((await Client.DescribeKeyAsync(keyId)).KeyMetadata, (await Away.DescribeKeyAsync(keyId)).KeyMetadata);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((home.KeyState, away.KeyState), Is.EqualTo((KeyState.Enabled, KeyState.Enabled)));
            Assert.That(home.MultiRegionConfiguration.MultiRegionKeyType, Is.EqualTo(MultiRegionKeyType.REPLICA));
            Assert.That(away.MultiRegionConfiguration.MultiRegionKeyType, Is.EqualTo(MultiRegionKeyType.PRIMARY));
            Assert.That(home.MultiRegionConfiguration.PrimaryKey.Region, Is.EqualTo(OtherRegion));
            Assert.That(home.MultiRegionConfiguration.ReplicaKeys.Select(key => key.Arn), Is.EqualTo(new[] { await ArnAsync(keyId, Region) }));
        }
    }

    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task Old_ciphertexts_policies_and_aliases_stay_as_they_were()
    {
        var keyId = await CreateRelatedAsync();
        await Client.CreateAliasAsync(Alias, keyId);
        var policy = (await Away.GetKeyPolicyAsync(keyId, "default")).Policy;
        var blob = await Client.EncryptTextAsync(keyId, "old");

        await PromoteAsync(Client, keyId, OtherRegion);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Client.DecryptTextAsync(blob, Alias), Is.EqualTo("old"));
            Assert.That((await Away.GetKeyPolicyAsync(keyId, "default")).Policy, Is.EqualTo(policy));
        }
    }

    [Refusal]
    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task The_new_primary_can_be_replicated_and_the_old_one_cannot()
    {
        var keyId = await CreateRelatedAsync();
        await PromoteAsync(Client, keyId, OtherRegion);

        var refused = await ErrorOf(() => ReplicateAsync(keyId, ThirdRegion));
        await Away.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = ThirdRegion });

        Assert.That(refused, Is.EqualTo(Errors.NotPrimary(await ArnAsync(keyId, Region))));
    }

    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task Deleting_the_new_primary_waits_for_the_old_one()
    {
        var keyId = await CreateRelatedAsync();
        await PromoteAsync(Client, keyId, OtherRegion);

        var away = await Away.ScheduleKeyDeletionAsync(keyId, 7);
        var home = await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That((away.KeyState, home.KeyState), Is.EqualTo((KeyState.PendingReplicaDeletion, KeyState.PendingDeletion)));
    }

    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task A_primary_can_move_there_and_back()
    {
        var keyId = await CreateRelatedAsync();

        await PromoteAsync(Client, keyId, OtherRegion);
        await PromoteAsync(Away, keyId, Region);

        Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.MultiRegionConfiguration.MultiRegionKeyType, Is.EqualTo(MultiRegionKeyType.PRIMARY));
    }

    [Refusal]
    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task A_replica_cannot_give_away_what_it_is_not()
    {
        var keyId = await CreateRelatedAsync();

        Assert.That(await ErrorOf(() => PromoteAsync(Away, keyId, Region)), Is.EqualTo(Errors.NotPrimary(await ArnAsync(keyId, OtherRegion))));
    }

    [Refusal]
    [Test]
    public async Task A_single_Region_key_has_no_primary_Region()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => PromoteAsync(Client, keyId, OtherRegion)), Does.StartWith("UnsupportedOperationException"));
    }

    [Refusal]
    [Test]
    public async Task The_present_primary_Region_is_refused()
    {
        var keyId = await CreateRelatedAsync();

        Assert.That(await ErrorOf(() => PromoteAsync(Client, keyId, Region)), Does.StartWith("ValidationException"));
    }

    [Refusal]
    [Test]
    public async Task A_Region_without_a_replica_is_refused()
    {
        var keyId = await CreateRelatedAsync();

        Assert.That(await ErrorOf(() => PromoteAsync(Client, keyId, ThirdRegion)), Does.StartWith("NotFoundException"));
    }

    [Refusal]
    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task A_disabled_replica_cannot_become_the_primary()
    {
        var keyId = await CreateRelatedAsync();
        await Away.DisableKeyAsync(keyId);

        Assert.That(await ErrorOf(() => PromoteAsync(Client, keyId, OtherRegion)), Is.EqualTo(Errors.Disabled(await ArnAsync(keyId, OtherRegion))));
    }

    [Refusal]
    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task A_replica_that_is_pending_deletion_cannot_become_the_primary()
    {
        var keyId = await CreateRelatedAsync();
        await Away.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => PromoteAsync(Client, keyId, OtherRegion)), Is.EqualTo(Errors.PendingDeletion(await ArnAsync(keyId, OtherRegion))));
    }
}
