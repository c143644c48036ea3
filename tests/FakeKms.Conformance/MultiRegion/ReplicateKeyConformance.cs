using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ReplicateKey")]
[Lanes]
public class ReplicateKeyConformance(string lane) : TwoRegions(lane)
{
    [Test]
    public async Task The_answer_shows_a_replica_that_is_being_created()
    {
        var keyId = await CreateAsync(Client);

        var answer = await Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = OtherRegion, Description = "away" });

        var replica = answer.ReplicaKeyMetadata;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((replica.KeyId, replica.Arn, replica.Description), Is.EqualTo((keyId, await ArnAsync(keyId, OtherRegion), "away")));
            Assert.That((replica.KeyState, replica.Enabled), Is.EqualTo((KeyState.Creating, (bool?)false)));
            Assert.That(replica.CurrentKeyMaterialId, Is.Null);
            Assert.That(replica.MultiRegionConfiguration.MultiRegionKeyType, Is.EqualTo(MultiRegionKeyType.REPLICA));
            Assert.That(answer.ReplicaPolicy, Does.Contain(Principals.RootOf(replica.Arn)));
        }
    }

    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
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

    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task Both_keys_name_the_primary_and_all_replicas()
    {
        var keyId = await CreateRelatedAsync();
        await ReplicateAsync(keyId, ThirdRegion);

        var (primary, replica) = ((await Client.DescribeKeyAsync(keyId)).KeyMetadata, (await Away.DescribeKeyAsync(keyId)).KeyMetadata);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(primary.MultiRegionConfiguration.MultiRegionKeyType, Is.EqualTo(MultiRegionKeyType.PRIMARY));
            Assert.That(replica.MultiRegionConfiguration.MultiRegionKeyType, Is.EqualTo(MultiRegionKeyType.REPLICA));
            foreach (var configuration in new[] { primary.MultiRegionConfiguration, replica.MultiRegionConfiguration })
            {
                Assert.That((configuration.PrimaryKey.Arn, configuration.PrimaryKey.Region), Is.EqualTo((await ArnAsync(keyId, Region), Region)));
                Assert.That(configuration.ReplicaKeys.Select(key => (key.Arn, key.Region)), Is.EquivalentTo(new[]
                {
                    (await ArnAsync(keyId, OtherRegion), OtherRegion), (await ArnAsync(keyId, ThirdRegion), ThirdRegion),
                }));
            }
        }
    }

    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task Description_tags_policy_and_aliases_are_the_replicas_own()
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest
        {
            MultiRegion = true,
            Description = "home",
            Tags = [new Tag { TagKey = "team", TagValue = "home" }],
        })).KeyMetadata.KeyId;
        await Client.CreateAliasAsync(Alias, keyId);
        await Client.PutKeyPolicyAsync(keyId, Principals.PolicyOf(await ArnOf(keyId), sid: "home"), "default");

        await ReplicateAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Away.DescribeKeyAsync(keyId)).KeyMetadata.Description, Is.Empty);
            Assert.That((await Away.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId })).Tags, Is.Null.Or.Empty);
            Assert.That((await Away.ListAliasesAsync(new ListAliasesRequest { KeyId = keyId })).Aliases, Is.Null.Or.Empty);
            Assert.That((await Away.GetKeyPolicyAsync(keyId, "default")).Policy, Does.Not.Contain("\"home\""));
        }
    }

    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task The_replica_gets_the_policy_and_the_tags_of_the_request()
    {
        var keyId = await CreateAsync(Client);
        var policy = Principals.PolicyOf(await ArnOf(keyId), sid: "away");

        var answer = await Client.ReplicateKeyAsync(new ReplicateKeyRequest
        {
            KeyId = keyId,
            ReplicaRegion = OtherRegion,
            Policy = policy,
            Tags = [new Tag { TagKey = "team", TagValue = "away" }],
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.ReplicaTags.Select(tag => (tag.TagKey, tag.TagValue)), Is.EqualTo(new[] { ("team", "away") }));
            Assert.That(
                (await Away.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId })).Tags.Select(tag => tag.TagValue),
                Is.EqualTo(new[] { "away" }));
            Assert.That((await Away.GetKeyPolicyAsync(keyId, "default")).Policy, Is.EqualTo(answer.ReplicaPolicy));
            Assert.That(answer.ReplicaPolicy, Does.Contain("\"away\""));
        }
    }

    [Operation("DescribeKey")]
    [Refusal]
    [Test]
    public async Task A_multi_Region_key_id_is_unknown_where_it_is_not_replicated()
    {
        var keyId = await CreateAsync(Client);

        Assert.That(await ErrorOf(() => Away.DescribeKeyAsync(keyId)), Does.Match(Errors.UnknownKey(OtherRegion, keyId)));
    }

    [NotOnAws(NotOnAwsAttribute.China)]
    [Test]
    public async Task A_key_in_the_China_Regions_is_replicated_within_their_partition()
    {
        var beijing = In("cn-north-1");
        var keyId = await CreateAsync(beijing);

        var replica = await beijing.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = "cn-northwest-1" });

        Assert.That(replica.ReplicaKeyMetadata.Arn, Does.Match($"^arn:aws-cn:kms:cn-northwest-1:\\d{{12}}:key/{keyId}$"));
    }
}
