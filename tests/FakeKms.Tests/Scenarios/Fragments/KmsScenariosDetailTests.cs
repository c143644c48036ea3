using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios.Fragments;

/// <summary>What some of the ready-made fragments do besides, and what they refuse.</summary>
public class KmsScenariosDetailTests : InMemory
{
    private const string Cards = "alias/cards";

    [Test]
    public async Task Material_of_a_key_from_the_start_can_be_given()
    {
        byte[] material = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        using var kms = Pinned.Server(k => k.WithKey(Cards, key => key.Imported().WithMaterial(material)));

        await kms.Scenario("own material").Then(KmsScenarios.ImportThenDelete(Cards, material)).Then(KmsScenarios.ExpiringMaterial(Cards, material: material));

        Assert.That(kms.Key(Cards).Materials, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_ciphertext_is_there_for_what_follows()
    {
        var scenario = Kms.Scenario("afterwards")
            .CreateKey(Cards)
            .Then(KmsScenarios.AccidentalDisable(Cards, noticedAfter: TimeSpan.FromDays(2)))
            .Decrypt(from: "alias/cards ciphertext", into: "text");
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.Text("text"), Is.EqualTo("4111 1111 1111 1111"));
            Assert.That(Kms.Clock.GetUtcNow(), Is.EqualTo(Pinned.Start.AddDays(2)));
        }
    }

    [Test]
    public async Task A_short_period_rotates_more_often_than_once_a_year()
    {
        await Kms.Scenario("often").CreateKey(Cards).Then(KmsScenarios.RotationOverYears(Cards, years: 2, rotationPeriodInDays: 90));

        Assert.That(Kms.Trail.Count(record => record.EventName == "RotateKey"), Is.EqualTo(8));
    }

    [Test]
    public async Task Material_expires_after_the_lifetime_that_is_asked_for()
    {
        await Kms.Scenario("short").CreateKey(Cards, OriginType.EXTERNAL).Then(KmsScenarios.ExpiringMaterial(Cards, TimeSpan.FromHours(36)));

        Assert.That(Kms.Trail.Single(record => record.EventName == "DeleteExpiredKeyMaterial").EventTime, Is.EqualTo(Pinned.Start.AddHours(36)));
    }

    [Test]
    public async Task A_partner_is_let_in_by_the_grant_alone_in_Strict_too()
    {
        using var kms = Pinned.Server(k => k.WithAuthorization(KmsAuthorizationMode.Strict));
        foreach (var partner in (KmsCaller[])[ReadyMade.Partner, KmsCaller.IamUser("division/bob").WithAccountId("444455556666"), KmsCaller.Root().WithAccountId("444455556666")])
            await kms.Scenario(partner.Type).CreateKey("shared").Then(KmsScenarios.CrossAccountGrant("shared", partner));

        Assert.That(kms.Trail.Count(record => record.ErrorCode == "AccessDenied"), Is.EqualTo(6));
    }

    [Test]
    public async Task A_partner_in_China_gets_a_grant_too()
    {
        using var kms = Pinned.Server(k => k.WithRegion("cn-north-1").WithKey(Cards));

        await kms.Scenario("China").Then(KmsScenarios.CrossAccountGrant(Cards, ReadyMade.Partner));

        Assert.That(kms.Trail.Single(record => record.EventName == "CreateGrant").Text("requestParameters.granteePrincipal"), Does.StartWith("arn:aws-cn:iam::"));
    }

    [Test]
    public async Task A_partner_whom_the_key_policy_knows_already_fails_the_scenario_at_the_first_call()
    {
        const string Open = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}]}""";
        var failure = await Assert.ThrowsAsync<KmsScenarioException>(async () => await Kms.Scenario("open")
            .CreateKey(Cards, policy: Open).Then(KmsScenarios.CrossAccountGrant(Cards, ReadyMade.Partner)));

        Assert.That(failure!.Message, Does.Contain("in CrossAccountGrant(\"alias/cards\", partner: Reader), in the partner, before").And.EndsWith("but the step succeeded."));
    }

    [Test]
    public async Task After_a_failover_and_the_way_back_the_first_Region_is_the_primary_one()
    {
        await Kms.Scenario("failover")
            .CreateKey(Cards, multiRegion: true).ReplicateKey(Cards, ReadyMade.Ireland, alias: Cards)
            .Then(KmsScenarios.RegionFailover(Cards, Kms.Region, ReadyMade.Ireland));

        Assert.That(Kms.Key(Cards).MultiRegionKeyType, Is.EqualTo(MultiRegionKeyType.PRIMARY));
        Assert.That(Kms.Faults.Unfired, Is.Empty);
    }

    [Test]
    public void Arguments_that_KMS_would_not_take_are_refused_where_they_are_written()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => KmsScenarios.ImportThenDelete(" "), Throws.ArgumentException);
            Assert.That(() => KmsScenarios.ExpiringMaterial(Cards, TimeSpan.Zero), Refused("lifetime"));
            Assert.That(() => KmsScenarios.ExpiringMaterial(Cards, TimeSpan.FromDays(366)), Refused("lifetime"));
            Assert.That(() => KmsScenarios.RotationOverYears(Cards, years: 0), Refused("years"));
            Assert.That(() => KmsScenarios.RotationOverYears(Cards, rotationPeriodInDays: 89), Refused("rotationPeriodInDays"));
            Assert.That(() => KmsScenarios.RotationOverYears(Cards, rotationPeriodInDays: 2561), Refused("rotationPeriodInDays"));
            Assert.That(() => KmsScenarios.AccidentalDisable(Cards, TimeSpan.Zero), Refused("noticedAfter"));
            Assert.That(() => KmsScenarios.DeletionWindow(Cards, 6), Refused("pendingWindowInDays"));
            Assert.That(() => KmsScenarios.DeletionWindow(Cards, 31), Refused("pendingWindowInDays"));
            Assert.That(() => KmsScenarios.DeletionWindow(Cards, 7, TimeSpan.FromDays(7)), Refused("noticedAfter"));
            Assert.That(() => KmsScenarios.ThrottledBurst(Cards, 0), Refused("calls"));
            Assert.That(() => KmsScenarios.RegionFailover(Cards, "us-east-1", "us-east-1"), Throws.ArgumentException.With.Message.Contains("is said for both"));
            Assert.That(() => KmsScenarios.RegionFailover(Cards, "us-east-1", "ireland"), Throws.ArgumentException);
            Assert.That(() => KmsScenarios.CrossAccountGrant(Cards, KmsCaller.IamUser("bob")), Throws.ArgumentException.With.Message.Contains("WithAccountId"));
            Assert.That(
                () => KmsScenarios.CrossAccountGrant(Cards, KmsCaller.AwsService("dsql.amazonaws.com").WithAccountId("444455556666")),
                Throws.ArgumentException.With.Message.Contains("not a caller of type AWSService"));
            Assert.That(() => KmsScenarios.KeyStoreOutage(Cards, null!), Throws.ArgumentNullException);
        }
    }

    private static NUnit.Framework.Constraints.Constraint Refused(string parameter) =>
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(parameter);
}
