using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Operations.Policies.Policies;

namespace FakeKms.Tests.Operations.MultiRegion;

public class ReplicateKeyErrorTests : TwoRegions
{
    [Test]
    public async Task The_Region_of_the_primary_key_is_no_Region_for_a_replica()
    {
        var keyId = await CreateAsync(Client);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId, HomeRegion)), Does.StartWith("ValidationException"));
    }

    [Test]
    public async Task A_Region_of_another_partition_is_no_Region_for_a_replica()
    {
        var keyId = await CreateAsync(Client);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId, "cn-north-1")), Does.StartWith("ValidationException"));
    }

    [Test]
    public async Task What_is_no_name_of_a_Region_is_refused()
    {
        var keyId = await CreateAsync(Client);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId, "Ireland")), Is.EqualTo(
            "ValidationException: 1 validation error detected: Value 'Ireland' at 'replicaRegion' failed to satisfy constraint: " +
            @"Member must satisfy regular expression pattern: ^([a-z]+-){2,3}\d+$"));
    }

    [Test]
    public async Task A_Region_has_one_related_key()
    {
        var keyId = await CreateRelatedAsync();

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId)), Does.StartWith("AlreadyExistsException"));
    }

    [Test]
    public async Task A_replica_that_is_pending_deletion_still_takes_its_Region()
    {
        var keyId = await CreateRelatedAsync();
        await Away.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId)), Does.StartWith("AlreadyExistsException"));
    }

    [Test]
    public async Task A_replica_cannot_be_replicated()
    {
        var keyId = await CreateRelatedAsync();

        var error = await ErrorOf(() => Away.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = "ap-south-1" }));

        Assert.That(error, Is.EqualTo($"UnsupportedOperationException: {Arn(keyId, AwayRegion)} is not a multi-region primary key."));
    }

    [Test]
    public async Task A_single_Region_key_cannot_be_replicated()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId)), Is.EqualTo($"UnsupportedOperationException: {Arn(keyId, HomeRegion)} is not a multi-region primary key."));
    }

    [Test]
    public async Task A_disabled_key_cannot_be_replicated()
    {
        var keyId = await CreateAsync(Client);
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId)), Is.EqualTo($"DisabledException: {Arn(keyId, HomeRegion)} is disabled."));
    }

    [Test]
    public async Task A_key_without_its_imported_material_cannot_be_replicated()
    {
        var keyId = await CreateAsync(Client, OriginType.EXTERNAL);

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId)), Is.EqualTo($"KMSInvalidStateException: {Arn(keyId, HomeRegion)} is pending import."));
    }

    [Test]
    public async Task A_policy_that_locks_out_the_caller_is_refused_unless_the_check_is_bypassed()
    {
        var keyId = await CreateAsync(Client);
        var request = new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = AwayRegion, Policy = Of(Allow(Root, "\"kms:Encrypt\"")) };

        var refused = await ErrorOf(() => Client.ReplicateKeyAsync(request));
        request.BypassPolicyLockoutSafetyCheck = true;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Is.EqualTo("MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future."));
            Assert.That(await ErrorOf(() => Client.ReplicateKeyAsync(request)), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task Tags_are_checked()
    {
        var keyId = await CreateAsync(Client);
        var request = new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = AwayRegion, Tags = [new Tag { TagKey = "aws:a", TagValue = "1" }] };

        Assert.That(await ErrorOf(() => Client.ReplicateKeyAsync(request)), Is.EqualTo("TagException: Tags beginning with aws: are reserved"));
    }

    [Test]
    public async Task A_refused_replication_leaves_nothing_in_the_other_Region()
    {
        var keyId = await CreateAsync(Client);
        await ErrorOf(() => Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = AwayRegion, Policy = "{}" }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Away.ListKeysAsync(new ListKeysRequest())).Keys, Is.Null.Or.Empty);
            Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.MultiRegionConfiguration.ReplicaKeys, Is.Null.Or.Empty);
            Assert.That(Kms.Trail.Count(record => record.AwsRegion == AwayRegion && record.EventName == "CreateKey"), Is.Zero);
        }
    }
}
