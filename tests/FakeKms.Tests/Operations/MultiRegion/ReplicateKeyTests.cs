using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Policies;
using static FakeKms.Tests.Operations.Policies.Policies;

namespace FakeKms.Tests.Operations.MultiRegion;

public class ReplicateKeyTests : TwoRegions
{
    [Test]
    public async Task The_answer_shows_a_replica_that_is_being_created()
    {
        var keyId = await CreateAsync(Client);

        var answer = await Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = AwayRegion, Description = "away" });

        var replica = answer.ReplicaKeyMetadata;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((replica.KeyId, replica.Arn, replica.Description), Is.EqualTo((keyId, Arn(keyId, AwayRegion), "away")));
            Assert.That((replica.KeyState, replica.Enabled), Is.EqualTo((KeyState.Creating, (bool?)false)));
            Assert.That(replica.CurrentKeyMaterialId, Is.Null);
            Assert.That(replica.MultiRegionConfiguration.MultiRegionKeyType, Is.EqualTo(MultiRegionKeyType.REPLICA));
            Assert.That(answer.ReplicaPolicy, Does.Contain("arn:aws:iam::111122223333:root"));
            Assert.That(answer.ReplicaTags, Is.Null);
        }
    }

    [Test]
    public async Task The_next_call_finds_the_replica_enabled_with_the_material_of_its_primary()
    {
        var keyId = await CreateRelatedAsync();

        var (primary, replica) = ((await Client.DescribeKeyAsync(keyId)).KeyMetadata, (await Away.DescribeKeyAsync(keyId)).KeyMetadata);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((replica.KeyState, replica.Enabled), Is.EqualTo((KeyState.Enabled, (bool?)true)));
            Assert.That(replica.CurrentKeyMaterialId, Is.Not.Null.And.EqualTo(primary.CurrentKeyMaterialId));
        }
    }

    [Test]
    public async Task Both_keys_name_the_primary_and_all_replicas()
    {
        var keyId = await CreateRelatedAsync();
        await ReplicateAsync(keyId, "ap-south-1");

        var (primary, replica) = ((await Client.DescribeKeyAsync(keyId)).KeyMetadata, (await Away.DescribeKeyAsync(keyId)).KeyMetadata);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(primary.MultiRegionConfiguration.MultiRegionKeyType, Is.EqualTo(MultiRegionKeyType.PRIMARY));
            Assert.That(replica.MultiRegionConfiguration.MultiRegionKeyType, Is.EqualTo(MultiRegionKeyType.REPLICA));
            foreach (var configuration in new[] { primary.MultiRegionConfiguration, replica.MultiRegionConfiguration })
            {
                Assert.That((configuration.PrimaryKey.Arn, configuration.PrimaryKey.Region), Is.EqualTo((Arn(keyId, HomeRegion), HomeRegion)));
                Assert.That(configuration.ReplicaKeys.Select(key => (key.Arn, key.Region)), Is.EquivalentTo(new[]
                {
                    (Arn(keyId, AwayRegion), AwayRegion), (Arn(keyId, "ap-south-1"), "ap-south-1"),
                }));
            }
        }
    }

    [Test]
    public async Task Description_tags_policy_and_aliases_are_the_replicas_own()
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest
        {
            MultiRegion = true,
            Description = "home",
            Tags = [new Tag { TagKey = "team", TagValue = "home" }],
        })).KeyMetadata.KeyId;
        await Client.CreateAliasAsync("alias/cards", keyId);
        await Client.PutAsync(keyId, Of(Allow(Root, more: ",\"Sid\":\"home\"")));

        await ReplicateAsync(keyId);

        var replica = Kms.Key(Arn(keyId, AwayRegion));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(replica.Description, Is.Empty);
            Assert.That(replica.Tags, Is.Empty);
            Assert.That(replica.Aliases, Is.Empty);
            Assert.That(replica.Policy, Does.Not.Contain("\"home\""));
        }
    }

    [Test]
    public async Task The_replica_gets_the_policy_and_the_tags_of_the_request()
    {
        var keyId = await CreateAsync(Client);
        var policy = Of(Allow(Root, more: ",\"Sid\":\"away\""));

        var answer = await Client.ReplicateKeyAsync(new ReplicateKeyRequest
        {
            KeyId = keyId,
            ReplicaRegion = AwayRegion,
            Policy = policy,
            Tags = [new Tag { TagKey = "team", TagValue = "away" }],
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.ReplicaTags.Select(tag => (tag.TagKey, tag.TagValue)), Is.EqualTo(new[] { ("team", "away") }));
            Assert.That((await Away.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId })).Tags.Select(tag => tag.TagValue), Is.EqualTo(new[] { "away" }));
            Assert.That((await Away.GetKeyPolicyAsync(keyId, "default")).Policy, Is.EqualTo(answer.ReplicaPolicy));
            Assert.That(answer.ReplicaPolicy, Does.Contain("\"away\""));
        }
    }

    [Test]
    public async Task A_multi_Region_key_id_is_unknown_where_it_is_not_replicated()
    {
        var keyId = await CreateAsync(Client);

        Assert.That(await ErrorOf(() => Away.DescribeKeyAsync(keyId)), Is.EqualTo($"NotFoundException: Key '{Arn(keyId, AwayRegion)}' does not exist"));
    }

    [Test]
    public async Task A_key_in_the_China_Regions_is_replicated_within_their_partition()
    {
        using var beijing = In("cn-north-1");
        var keyId = await CreateAsync(beijing);

        var replica = await beijing.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = "cn-northwest-1" });

        Assert.That(replica.ReplicaKeyMetadata.Arn, Is.EqualTo($"arn:aws-cn:kms:cn-northwest-1:111122223333:key/{keyId}"));
    }
}
