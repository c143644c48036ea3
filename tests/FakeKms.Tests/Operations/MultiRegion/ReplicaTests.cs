using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.MultiRegion;

/// <summary>What of a replication AWS does not document, or what only the trail shows.</summary>
public class ReplicaTests : TwoRegions
{
    [Test]
    public async Task An_answer_without_tags_has_no_list_of_them() =>
        Assert.That((await ReplicateAsync(await CreateAsync(Client))).ReplicaTags, Is.Null);

    [Test]
    public async Task A_single_Region_key_is_told_what_it_is_not()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => ReplicateAsync(keyId)), Is.EqualTo($"UnsupportedOperationException: {Arn(keyId, HomeRegion)} is not a multi-region primary key."));
    }

    [Test]
    public async Task A_refused_replication_leaves_no_record_in_the_other_Region()
    {
        var keyId = await CreateAsync(Client);
        await ErrorOf(() => Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = AwayRegion, Policy = "{}" }));

        Assert.That(Kms.Trail.Count(record => record.AwsRegion == AwayRegion && record.EventName == "CreateKey"), Is.Zero);
    }
}
