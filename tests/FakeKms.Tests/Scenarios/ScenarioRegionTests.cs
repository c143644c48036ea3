using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public class ScenarioRegionTests : InMemory
{
    private const string Ireland = "eu-west-1";

    [Test]
    public async Task The_verbs_of_multi_Region_keys_call_what_they_are_named_after()
    {
        await Kms.Scenario("replica")
            .CreateKey("alias/a", multiRegion: true)
            .ReplicateKey("alias/a", Ireland)
            .UpdatePrimaryRegion("alias/a", Ireland);

        // The replica leaves a third record here, of its synchronisation, which KMS writes.
        Assert.That(NamesIn(Kms.Region).Where(name => name != "SynchronizeMultiRegionKey"), Is.EqualTo((string[])["CreateKey", "ReplicateKey", "UpdatePrimaryRegion"]));
    }

    [Test]
    public async Task What_a_replica_is_given_arrives_in_the_request()
    {
        await Kms.Scenario("replica")
            .CreateKey("alias/a", multiRegion: true)
            .GetKeyPolicy("alias/a", into: "policy")
            .ReplicateKey(
                "alias/a", Ireland, "alias/b", "second", new Dictionary<string, string> { ["team"] = "cards" }, policy: "policy", bypassPolicyLockoutSafetyCheck: true);

        var parameters = Kms.Trail.Single(record => record.EventName == "ReplicateKey").RequestParameters;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parameters.GetProperty("keyId").GetString(), Is.EqualTo(Kms.Key("alias/a").KeyId));
            Assert.That(parameters.GetProperty("replicaRegion").GetString(), Is.EqualTo(Ireland));
            Assert.That(parameters.GetProperty("description").GetString(), Is.EqualTo("second"));
            Assert.That(parameters.GetProperty("policy").GetString(), Is.EqualTo(Kms.Key("alias/a").Policy));
            Assert.That(parameters.GetProperty("bypassPolicyLockoutSafetyCheck").GetBoolean(), Is.True);
            Assert.That(parameters.GetProperty("tags")[0].GetProperty("tagKey").GetString(), Is.EqualTo("team"));
        }
    }

    [Test]
    public async Task Steps_call_in_the_Region_named_before_them()
    {
        await Kms.Scenario("Regions").ListKeys().In(Ireland).ListKeys().Do(client => client.ListKeysAsync(new ListKeysRequest())).In(Kms.Region).ListKeys();

        Assert.That(Kms.Trail.Select(record => record.AwsRegion), Is.EqualTo((string[])[Kms.Region, Ireland, Ireland, Kms.Region]));
    }

    [Test]
    public async Task Callers_and_Regions_change_independently()
    {
        var auditor = KmsCaller.IamUser("auditor").WithAccessKeyId("AKIAAUDITOR");
        await Kms.Scenario("who and where").In(Ireland).As(auditor).ListKeys().In("us-west-2").ListKeys().As(Kms.Caller).ListKeys();

        Assert.That(Kms.Trail.Select(record => (record.UserIdentity.UserName, record.AwsRegion)), Is.EqualTo(((string?, string)[])
            [("auditor", Ireland), ("auditor", "us-west-2"), (Kms.Caller.Name, "us-west-2")]));
    }

    [Test]
    public async Task A_ciphertext_of_the_primary_key_is_read_by_the_replica()
    {
        var scenario = Kms.Scenario("two Regions")
            .CreateKey("alias/a", multiRegion: true)
            .ReplicateKey("alias/a", Ireland, alias: "alias/b")
            .Encrypt("alias/a", "4111", into: "card")
            .In(Ireland)
            .Decrypt(from: "card", into: "plain", key: "alias/b");
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.Text("plain"), Is.EqualTo("4111"));
            Assert.That(scenario.Results.Response<DecryptResponse>(5).KeyId, Does.StartWith($"arn:aws:kms:{Ireland}:"));
        }
    }

    [Test]
    public async Task A_replica_that_waits_for_its_import_is_given_the_material_of_the_primary_key()
    {
        var scenario = Kms.Scenario("imported twice")
            .CreateKey("mine", OriginType.EXTERNAL, multiRegion: true)
            .ImportKeyMaterial("mine", into: "here")
            .ReplicateKey("mine", Ireland)
            .Encrypt("mine", "4111", into: "card")
            .In(Ireland)
            .Decrypt(from: "card").Expect<KMSInvalidStateException>(messageContains: "pending import")
            .ImportKeyMaterial("mine", into: "there")
            .Decrypt(from: "card", into: "plain");
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.Text("plain"), Is.EqualTo("4111"));
            Assert.That(scenario.Results.Text("there"), Is.EqualTo(scenario.Results.Text("here")));
        }
    }

    [Test]
    public void A_Region_has_a_name() => Assert.That(() => Kms.Scenario("nowhere").In(" "), Throws.ArgumentException);

    private IEnumerable<string> NamesIn(string region) => Kms.Trail.Where(record => record.AwsRegion == region).Select(record => record.EventName);
}
