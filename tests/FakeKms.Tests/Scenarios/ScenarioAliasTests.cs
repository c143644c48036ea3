using Amazon.KeyManagementService;

namespace FakeKms.Tests.Scenarios;

public class ScenarioAliasTests : InMemory
{
    private const string Ireland = "eu-west-1";

    [Test]
    public async Task Aliases_are_those_of_the_Region_of_the_step()
    {
        await Kms.Scenario("aliases")
            .CreateKey("alias/a")
            .In(Ireland)
            .CreateKey("alias/a")
            .DisableKey("alias/a")
            .In(Kms.Region)
            .CreateKey("alias/here")
            .In(Ireland)
            .DisableKey("alias/here").Expect<AmazonKeyManagementServiceException>();

        Assert.That(Kms.Keys.Where(key => key.KeyState == KeyState.Disabled).Select(key => key.Region), Is.EqualTo((string[])[Ireland]));
    }

    [Test]
    public async Task Aliases_are_those_of_the_account_of_the_caller()
    {
        await Kms.Scenario("accounts")
            .CreateKey("alias/a")
            .As(KmsCaller.IamUser("other").WithAccessKeyId("AKIAOTHER").WithAccountId("444455556666"))
            .CreateKey("alias/a")
            .DisableKey("alias/a");

        Assert.That(Kms.Keys.Where(key => key.KeyState == KeyState.Disabled).Select(key => key.AccountId), Is.EqualTo((string[])["444455556666"]));
    }

    [Test]
    public async Task An_alias_ARN_stands_for_the_ARN_of_its_key()
    {
        var alias = $"arn:aws:kms:{Kms.Region}:{Kms.AccountId}:alias/a";
        await Kms.Scenario("alias ARN").CreateKey("alias/a").DisableKey(alias);

        Assert.That(Kms.Trail[^1].RequestParameters.GetProperty("keyId").GetString(), Is.EqualTo(Kms.Key("alias/a").Arn));
    }

    [Test]
    public async Task The_alias_of_a_replica_is_one_of_its_Region_and_no_call()
    {
        await Kms.Scenario("alias").CreateKey("alias/a", multiRegion: true).ReplicateKey("alias/a", Ireland, alias: "alias/a");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Keys.Select(key => (key.Region, key.Aliases.Single())), Is.EquivalentTo(((string, string)[])[(Kms.Region, "alias/a"), (Ireland, "alias/a")]));
            Assert.That(Kms.Trail.Select(record => record.EventName), Has.None.EqualTo("CreateAlias"));
        }
    }

    [Test]
    public void The_alias_of_a_replica_begins_as_aliases_do() =>
        Assert.That(() => Kms.Scenario("alias").ReplicateKey("alias/a", Ireland, alias: "a"), Throws.ArgumentException);
}
