using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ReplicateKey")]
[Lanes]
public class ReplicateKeyRefusalConformance(string lane) : TwoRegions(lane)
{
    [Refusal]
    [Test]
    public async Task The_Region_of_the_primary_key_is_no_Region_for_a_replica()
    {
        var keyId = await CreateAsync(Client);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId, Region)), Does.StartWith("ValidationException"));
    }

    [Refusal]
    [Test]
    public async Task A_Region_of_another_partition_is_no_Region_for_a_replica()
    {
        var keyId = await CreateAsync(Client);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId, "cn-north-1")), Does.StartWith("ValidationException"));
    }

    [Refusal]
    [Test]
    public async Task What_is_no_name_of_a_Region_is_refused()
    {
        var keyId = await CreateAsync(Client);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId, "Ireland")), Is.EqualTo(
            "ValidationException: 1 validation error detected: Value 'Ireland' at 'replicaRegion' failed to satisfy constraint: " +
            @"Member must satisfy regular expression pattern: ^([a-z]+-){2,3}\d+$"));
    }

    [Refusal]
    [Test]
    public async Task A_Region_has_one_related_key()
    {
        var keyId = await CreateRelatedAsync();

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId)), Does.StartWith("AlreadyExistsException"));
    }

    [Refusal]
    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task A_replica_that_is_pending_deletion_still_takes_its_Region()
    {
        var keyId = await CreateRelatedAsync();
        await Away.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId)), Does.StartWith("AlreadyExistsException"));
    }

    [Refusal]
    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    [Test]
    public async Task A_replica_cannot_be_replicated()
    {
        var keyId = await CreateRelatedAsync();

        var error = await ErrorOf(() => Away.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = ThirdRegion }));

        Assert.That(error, Is.EqualTo(Errors.NotPrimary(await ArnAsync(keyId, OtherRegion))));
    }

    [Refusal]
    [Test]
    public async Task A_single_Region_key_cannot_be_replicated()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId)), Does.StartWith("UnsupportedOperationException"));
    }

    [Refusal]
    [Test]
    public async Task A_disabled_key_cannot_be_replicated()
    {
        var keyId = await CreateAsync(Client);
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId)), Is.EqualTo(Errors.Disabled(await ArnOf(keyId))));
    }

    [Refusal]
    [Test]
    public async Task A_key_without_its_imported_material_cannot_be_replicated()
    {
        var keyId = await CreateAsync(Client, OriginType.EXTERNAL);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId)), Is.EqualTo(Errors.PendingImport(await ArnOf(keyId))));
    }

    [Refusal]
    [Test]
    public async Task A_policy_that_locks_out_the_caller_is_refused_unless_the_check_is_bypassed()
    {
        var keyId = await CreateAsync(Client);
        var request = new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = OtherRegion, Policy = Principals.PolicyOf(await ArnOf(keyId), "kms:Encrypt") };

        var refused = await ErrorOf(() => Client.ReplicateKeyAsync(request));
        request.BypassPolicyLockoutSafetyCheck = true;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Is.EqualTo(Errors.Lockout));
            Assert.That(await ErrorOf(() => Client.ReplicateKeyAsync(request)), Is.EqualTo("no error"));
        }
    }

    [Refusal]
    [Test]
    public async Task Tags_are_checked()
    {
        var keyId = await CreateAsync(Client);
        var request = new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = OtherRegion, Tags = [new Tag { TagKey = "aws:a", TagValue = "1" }] };

        Assert.That(await ErrorOf(() => Client.ReplicateKeyAsync(request)), Is.EqualTo(Errors.ReservedTags));
    }

    [Refusal]
    [Test]
    public async Task A_refused_replication_leaves_nothing_in_the_other_Region()
    {
        var keyId = await CreateAsync(Client);
        await ErrorOf(() => Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = OtherRegion, Policy = "{}" }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Away.DescribeKeyAsync(keyId)), Does.StartWith("NotFoundException"));
            Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.MultiRegionConfiguration.ReplicaKeys, Is.Null.Or.Empty);
        }
    }
}
