using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;

namespace FakeKms.Tests.Trail.Delivery;

public class EventBridgeTests : InMemory
{
    [Test]
    public async Task An_expiry_is_a_notice_with_the_key_and_the_material()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1), r =>
            (r.ExpirationModel, r.ValidTo) = (ExpirationModelType.KEY_MATERIAL_EXPIRES, Pinned.Start.AddDays(1).UtcDateTime));
        var key = Kms.Key(keyId);
        Kms.Advance(TimeSpan.FromDays(2));
        var notice = Kms.Trail[^1].ToEventBridge()[0];

        Assert.That(notice.ToJson(), Is.EqualTo(
            $$$"""{"version":"0","id":"{{{notice.Id}}}","detail-type":"KMS Imported Key Material Expiration","source":"aws.kms","account":"111122223333","time":"2026-01-02T00:00:00Z","region":"us-east-1","resources":["{{{key.Arn}}}"],"detail":{"key-id":"{{{keyId}}}","key-material-id":"{{{key.CurrentKeyMaterialId}}}"}}"""));
    }

    [TestCase("AUTOMATIC")]
    [TestCase("ON_DEMAND")]
    public async Task A_rotation_is_a_notice_with_its_kind_and_both_materials(string type)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var before = Kms.Key(keyId).CurrentKeyMaterialId;
        if (type == "AUTOMATIC") await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });
        else await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });
        Kms.Advance(TimeSpan.FromDays(90));
        var notice = Kms.Trail.Named("RotateKey").Single().ToEventBridge()[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(notice.DetailType, Is.EqualTo("KMS CMK Rotation"));
            Assert.That(notice.Detail.GetRawText(), Is.EqualTo(
                $$"""{"key-id":"{{keyId}}","key-origin":"AWS_KMS","rotation-type":"{{type}}","previous-key-material-id":"{{before}}","current-key-material-id":"{{Kms.Key(keyId).CurrentKeyMaterialId}}"}"""));
        }
    }

    [Test]
    public async Task A_deletion_is_a_notice_and_a_service_event()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var arn = Kms.Key(keyId).Arn;
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));
        var record = Kms.Trail[^1];
        var events = record.ToEventBridge();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.Select(e => e.DetailType), Is.EqualTo(new[] { "KMS CMK Deletion", "AWS Service Event via CloudTrail" }));
            Assert.That(events[0].Detail.GetRawText(), Is.EqualTo($$"""{"key-id":"{{keyId}}"}"""));
            Assert.That(events[0].Resources, Is.EqualTo(new[] { arn }));
            Assert.That(events[1].Detail.GetRawText(), Is.EqualTo(record.ToJson()));
            Assert.That(events[0].Id, Is.Not.EqualTo(events[1].Id));
            Assert.That(events[0].ToString(), Is.EqualTo("2026-01-08T00:00:00Z  us-east-1       KMS CMK Deletion                      " + arn));
            Assert.That(events[1].ToString(), Does.EndWith("AWS Service Event via CloudTrail      DeleteKey"));
        }
    }

    [Test]
    public async Task A_call_is_delivered_whole_by_way_of_CloudTrail()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        var record = Kms.Trail[0];
        var delivered = record.ToEventBridge(allManagementEvents: true).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(delivered.ToJson(), Is.EqualTo(
                $$"""{"version":"0","id":"{{delivered.Id}}","detail-type":"AWS API Call via CloudTrail","source":"aws.kms","account":"111122223333","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail":{{record.ToJson()}}}"""));
            Assert.That((delivered.Version, delivered.Source, delivered.Account, delivered.Region, delivered.Time),
                Is.EqualTo(("0", "aws.kms", "111122223333", "us-east-1", Pinned.Start)));
            Assert.That(Guid.TryParseExact(delivered.Id, "D", out _), Is.True);
            Assert.That(JsonDocument.Parse(delivered.ToJson(indented: true)).RootElement.GetProperty("detail").GetProperty("eventName").GetString(), Is.EqualTo("ListKeys"));
        }
    }

    [Test]
    public async Task A_rule_gets_what_only_reads_when_it_asks_for_all_and_cryptography_in_any_case()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DescribeKeyAsync(keyId);
        await Client.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = keyId });
        await Client.ListKeysAsync(new ListKeysRequest());
        await Client.EncryptTextAsync(keyId, "x");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.ToEventBridge().Select(Operation), Is.EqualTo(new[] { "CreateKey", "Encrypt" }));
            Assert.That(Kms.Trail.ToEventBridge(allManagementEvents: true).Select(Operation), Is.EqualTo(new[] { "CreateKey", "DescribeKey", "GetKeyPolicy", "ListKeys", "Encrypt" }));
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_record_delivers_by_itself_what_it_delivers_in_a_trail(bool allManagementEvents)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DescribeKeyAsync(keyId);
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Kms.Trail.SelectMany(record => record.ToEventBridge(allManagementEvents)).Select(delivered => delivered.Id),
                Is.EqualTo(Kms.Trail.ToEventBridge(allManagementEvents).Select(delivered => delivered.Id)));
            Assert.That(Kms.Trail.Named("DescribeKey").Single().ToEventBridge(), Is.Empty);
            Assert.That(Kms.Trail.Named("DescribeKey").Single().ToEventBridge(allManagementEvents: true), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Ids_follow_from_the_records_and_so_from_the_seed()
    {
        Kms.Ids.NextEventId("00000000-0000-0000-0000-000000000001");
        await Client.ListKeysAsync(new ListKeysRequest());
        using var twin = Pinned.Server();
        twin.Ids.NextEventId("00000000-0000-0000-0000-000000000001");
        using var client = twin.CreateClient();
        await client.ListKeysAsync(new ListKeysRequest());

        Assert.That(
            twin.Trail.ToEventBridge(allManagementEvents: true).Single().Id,
            Is.EqualTo(Kms.Trail.ToEventBridge(allManagementEvents: true).Single().Id));
    }

    [Test]
    public async Task A_subscriber_can_feed_a_consumer_of_notices()
    {
        var deleted = new List<string>();
        using var subscription = Kms.Trail.Subscribe(record => deleted.AddRange(
            from notice in record.ToEventBridge() where notice.DetailType == "KMS CMK Deletion" select notice.Detail.GetProperty("key-id").GetString()));
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));

        Assert.That(deleted, Is.EqualTo(new[] { keyId }));
    }

    private static string? Operation(KmsEventBridgeEvent delivered) => delivered.Detail.GetProperty("eventName").GetString();
}
