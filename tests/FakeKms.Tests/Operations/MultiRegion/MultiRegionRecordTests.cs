using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Operations.Policies.Policies;

namespace FakeKms.Tests.Operations.MultiRegion;

public class MultiRegionRecordTests : TwoRegions
{
    [Test]
    public async Task ReplicateKey_leaves_a_record_in_each_Region_and_then_the_keys_are_synchronised()
    {
        var keyId = await CreateAsync(Client);

        await ReplicateAsync(keyId);

        Assert.That(Kms.Trail.Skip(1).Select(record => (record.EventName, record.AwsRegion, record.EventType)), Is.EqualTo(new[]
        {
            ("ReplicateKey", HomeRegion, "AwsApiCall"), ("CreateKey", AwayRegion, "AwsApiCall"), ("SynchronizeMultiRegionKey", HomeRegion, "AwsApiCall"),
        }));
    }

    [Test]
    public async Task ReplicateKey_records_the_request_with_its_defaults_and_the_replica()
    {
        var keyId = await CreateAsync(Client);

        await ReplicateAsync(keyId);

        var record = Kms.Trail.Single(e => e.EventName == "ReplicateKey");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.RequestParameters.GetRawText(), Is.EqualTo(
                $$"""{"keyId":"{{keyId}}","replicaRegion":"eu-west-1","bypassPolicyLockoutSafetyCheck":false,"description":""}"""));
            Assert.That(record.Value("responseElements.replicaKeyMetadata.arn")!.Value.GetString(), Is.EqualTo(Arn(keyId, AwayRegion)));
            Assert.That(record.Value("responseElements.replicaKeyMetadata.keyState")!.Value.GetString(), Is.EqualTo("Creating"));
            Assert.That(record.Value("responseElements.replicaPolicy")!.Value.GetString(), Does.Contain(Root));
            Assert.That(record.Resources.Select(resource => resource.Arn), Is.EqualTo(new[] { Arn(keyId, HomeRegion) }));
            Assert.That(record.ReadOnly, Is.False);
        }
    }

    [Test]
    public async Task KMS_creates_the_replica_on_behalf_of_the_caller()
    {
        var keyId = await CreateAsync(Client);
        await Client.ReplicateKeyAsync(new ReplicateKeyRequest
        {
            KeyId = keyId,
            ReplicaRegion = AwayRegion,
            Description = "away",
            Policy = Of(Allow(Root)),
            Tags = [new Tag { TagKey = "team", TagValue = "cards" }],
        });

        var record = Kms.Trail.Single(e => e.EventName == "CreateKey" && e.AwsRegion == AwayRegion);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((record.UserIdentity.InvokedBy, record.UserIdentity.UserName), Is.EqualTo(("kms.amazonaws.com", "Alice")));
            Assert.That((record.SourceIPAddress, record.UserAgent, record.TlsDetails), Is.EqualTo(("kms.amazonaws.com", "kms.amazonaws.com", (KmsTlsDetails?)null)));
            Assert.That(record.Value("requestParameters.multiRegion")!.Value.GetBoolean(), Is.True);
            Assert.That(record.Value("requestParameters.description")!.Value.GetString(), Is.EqualTo("away"));
            Assert.That(record.Value("requestParameters.policy")!.Value.GetString(), Is.EqualTo(Of(Allow(Root))));
            Assert.That(record.Value("requestParameters.tags")!.Value.GetRawText(), Is.EqualTo("""[{"tagKey":"team","tagValue":"cards"}]"""));
            Assert.That(record.Value("responseElements.keyMetadata.arn")!.Value.GetString(), Is.EqualTo(Arn(keyId, AwayRegion)));
            Assert.That(record.Resources.Select(resource => resource.Arn), Is.EqualTo(new[] { Arn(keyId, AwayRegion) }));
        }
    }

    [Test]
    public async Task The_synchronisation_is_a_call_of_KMS_with_a_request_id_on_the_primary_key()
    {
        var keyId = await CreateAsync(Client);
        await ReplicateAsync(keyId);

        var record = Kms.Trail[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((record.UserIdentity.AccountId, record.UserIdentity.InvokedBy, record.UserIdentity.Type), Is.EqualTo(("111122223333", "AWS Internal", (string?)null)));
            Assert.That(record.RequestID, Is.Not.Null);
            Assert.That(record.RequestParameters.ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
            Assert.That(record.ResponseElements.GetRawText(), Is.EqualTo($$"""{"keyId":"{{Arn(keyId, HomeRegion)}}"}"""));
            Assert.That(record.Resources.Select(resource => resource.Arn), Is.EqualTo(new[] { Arn(keyId, HomeRegion) }));
            Assert.That(record.ServiceEventDetails, Is.Null);
        }
    }

    [Test]
    public async Task A_rotation_of_related_keys_is_followed_by_their_synchronisation()
    {
        var keyId = await CreateRelatedAsync();
        var before = Kms.Trail.Count;

        await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });
        Kms.Advance(TimeSpan.FromDays(1));

        Assert.That(Kms.Trail.Skip(before).Select(record => record.EventName), Is.EqualTo(new[] { "RotateKeyOnDemand", "RotateKey", "SynchronizeMultiRegionKey" }));
    }

    [Test]
    public async Task UpdatePrimaryRegion_leaves_two_records_with_one_request_id()
    {
        var keyId = await CreateRelatedAsync();

        await PromoteAsync(Client, keyId, AwayRegion);

        var (old, @new) = (Kms.Trail[^2], Kms.Trail[^1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((old.EventName, @new.EventName), Is.EqualTo(("UpdatePrimaryRegion", "UpdatePrimaryRegion")));
            Assert.That(@new.RequestID, Is.EqualTo(old.RequestID));
            Assert.That(@new.EventID, Is.Not.EqualTo(old.EventID));
            Assert.That((old.AwsRegion, @new.AwsRegion), Is.EqualTo((HomeRegion, AwayRegion)));
            Assert.That(old.RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","primaryRegion":"eu-west-1"}"""));
            Assert.That(@new.RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{Arn(keyId, AwayRegion)}}","primaryRegion":"eu-west-1"}"""));
            Assert.That(old.ResponseElements.GetRawText(), Is.EqualTo($$"""{"keyId":"{{Arn(keyId, HomeRegion)}}"}"""));
            Assert.That(@new.ResponseElements.GetRawText(), Is.EqualTo($$"""{"keyId":"{{Arn(keyId, AwayRegion)}}"}"""));
            Assert.That((old.Resources.Count, @new.Resources.Count), Is.EqualTo((1, 0)));
            Assert.That((old.UserIdentity.InvokedBy, @new.UserIdentity.InvokedBy), Is.EqualTo(((string?)null, "kms.amazonaws.com")));
        }
    }

    [Test]
    public async Task A_refused_UpdatePrimaryRegion_leaves_one_record()
    {
        var keyId = await CreateAsync(Client);
        await ErrorOf(() => PromoteAsync(Client, keyId, AwayRegion));

        Assert.That(Kms.Trail.Where(record => record.EventName == "UpdatePrimaryRegion").Select(record => record.ErrorCode), Is.EqualTo(new[] { "NotFoundException" }));
    }
}
