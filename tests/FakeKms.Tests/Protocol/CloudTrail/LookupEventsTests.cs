using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Protocol.CloudTrail;

/// <summary>What a client of CloudTrail reads at the endpoint of the fake.</summary>
public class LookupEventsTests : LookingUp
{
    [Test]
    public async Task An_event_shows_the_main_members_and_the_record_as_text()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var record = Kms.Trail[0];

        var found = (await CloudTrail.LookupAsync("{}")).GetProperty("Events").EnumerateArray().Single();

        Assert.That(found.GetRawText(), Is.EqualTo(
            $$"""{"EventId":"{{record.EventID}}","EventName":"CreateKey","ReadOnly":"false","AccessKeyId":"AKIAIOSFODNN7EXAMPLE","EventTime":1767225600,"EventSource":"kms.amazonaws.com","Username":"Alice","Resources":[{"ResourceType":"AWS::KMS::Key","ResourceName":"arn:aws:kms:us-east-1:111122223333:key/{{keyId}}"}],"CloudTrailEvent":{{found.GetProperty("CloudTrailEvent").GetRawText()}}}"""));
        Assert.That(found.GetProperty("CloudTrailEvent").GetString(), Is.EqualTo(record.ToJson()));
    }

    [Test]
    public async Task Network_activity_is_no_part_of_the_event_history()
    {
        const string Endpoint = "vpce-1a2b3c4d5e6f1a2b3";
        await using var kms = FakeKmsServer.Start(k => k.WithVpcEndpoint(Endpoint, networkActivity: KmsNetworkActivity.All));
        using var client = kms.CreateClient(kms.Caller.ThroughVpcEndpoint(Endpoint));
        using var trail = new CloudTrailClient(kms);
        await client.ListKeysAsync(new ListKeysRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Count.EqualTo(2));
            Assert.That((await trail.LookupAsync("{}")).GetProperty("Events").GetArrayLength(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task An_event_of_KMS_itself_has_neither_user_name_nor_access_key()
    {
        await Client.ScheduleKeyDeletionAsync(await Client.CreateSymmetricKeyAsync(), 7);
        Kms.Advance(TimeSpan.FromDays(7));

        var found = (await CloudTrail.LookupAsync("{}")).GetProperty("Events")[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.GetProperty("EventName").GetString(), Is.EqualTo("DeleteKey"));
            Assert.That(found.EnumerateObject().Select(member => member.Name), Has.None.EqualTo("Username").And.None.EqualTo("AccessKeyId"));
        }
    }

    [Test]
    public async Task The_newest_event_comes_first_also_within_one_second()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        await Client.ListAliasesAsync(new ListAliasesRequest());
        Kms.Advance(TimeSpan.FromSeconds(1));
        await Client.CreateKeyAsync(new CreateKeyRequest());

        Assert.That(await CloudTrail.NamesAsync(""), Is.EqualTo(new[] { "CreateKey", "ListAliases", "ListKeys" }));
    }

    [Test]
    public async Task Only_the_account_and_the_Region_of_the_request_are_looked_into()
    {
        using var far = Kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");
        using var foreign = Kms.CreateClient(KmsCaller.IamUser("Eve").WithAccessKeyId("AKIAEVE").WithAccountId("444455556666"));
        await Client.ListKeysAsync(new ListKeysRequest());
        await far.ListAliasesAsync(new ListAliasesRequest());
        await foreign.CreateKeyAsync(new CreateKeyRequest());
        using var farTrail = new CloudTrailClient(Kms) { Region = "eu-west-1" };
        using var foreignTrail = new CloudTrailClient(Kms) { AccessKeyId = "AKIAEVE" };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CloudTrail.NamesAsync("{}"), Is.EqualTo(new[] { "ListKeys" }));
            Assert.That(await farTrail.NamesAsync("{}"), Is.EqualTo(new[] { "ListAliases" }));
            Assert.That(await foreignTrail.NamesAsync("{}"), Is.EqualTo(new[] { "CreateKey" }));
        }
    }

    [Test]
    public async Task Events_are_kept_for_90_days()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        Kms.Advance(TimeSpan.FromSeconds(1));
        await Client.ListAliasesAsync(new ListAliasesRequest());
        Kms.Advance(TimeSpan.FromDays(90));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CloudTrail.NamesAsync("{}"), Is.EqualTo(new[] { "ListAliases" }));
            Assert.That(Kms.Trail, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task Looking_leaves_no_record_and_takes_no_request_id()
    {
        Kms.Ids.NextRequestId("for-kms");
        await CloudTrail.LookupAsync("{}");
        await Client.ListKeysAsync(new ListKeysRequest());
        await CloudTrail.LookupAsync("{}");

        Assert.That(Kms.Trail.Select(record => record.RequestID), Is.EqualTo(new[] { "for-kms" }));
    }

    [Test]
    public async Task The_short_name_of_the_service_will_do_as_the_SDK_for_JavaScript_sends_it()
    {
        using var script = new CloudTrailClient(Kms) { TargetName = "CloudTrail_20131101" };
        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(await script.NamesAsync("{}"), Is.EqualTo(new[] { "ListKeys" }));
    }

    [Test]
    public async Task There_are_no_Insights_events()
    {
        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(await CloudTrail.NamesAsync("""{"EventCategory":"insight","LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"ListKeys"}]}"""), Is.Empty);
    }

    [Test]
    public async Task Another_operation_of_CloudTrail_is_not_supported() => Assert.That(
        await CloudTrail.ErrorOfAsync("{}", "DescribeTrails"), Is.EqualTo("400 FakeKmsNotSupportedException: The operation DescribeTrails is not supported by FakeKms yet."));
}
