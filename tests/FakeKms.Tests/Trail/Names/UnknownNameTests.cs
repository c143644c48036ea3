using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Names;

/// <summary>Assertions and filters that would hold, or find nothing, for every slip of the pen.</summary>
public class UnknownNameTests : InMemory
{
    private const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";

    [SetUp]
    public Task One_call() => Client.DescribeKeyAsync("alias/cards");

    [Test]
    public void A_name_that_is_none_is_refused_by_every_assertion()
    {
        const string Objection = "'Encypt' is no event of KMS; did you mean 'Encrypt'?";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.ShouldNotContain("Encypt"), Refuses(Objection, "eventName"));
            Assert.That(() => Kms.Trail.ShouldContain("Encypt", times: 0), Refuses(Objection, "eventName"));
            Assert.That(() => Kms.Trail.ShouldContain("Encypt"), Refuses(Objection, "eventName"));
            Assert.That(() => Kms.Trail.ShouldContainInOrder("DescribeKey", "Encypt"), Refuses(Objection, "eventNames"));
            Assert.That(() => Kms.Trail.Named("DescribeKey", "Encypt"), Refuses(Objection, "eventNames"));
            Assert.That(() => Kms.Trail.WithValue("eventName", "Encypt"), Refuses(Objection, "value"));
            Assert.That(() => Array.Empty<KmsEvent>().Named("Encypt"), Refuses(Objection, "eventNames"), "an empty list too");
        }
    }

    [Test]
    public void A_name_of_ones_own_goes_into_a_condition()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.ShouldNotContain(e => e.EventName == "PutObject"), Throws.Nothing);
            Assert.That(() => Kms.Trail.Named("PutObject"), Refuses(
                "'PutObject' is no event of KMS. Ask for an event of your own with a condition: e => e.EventName == \"PutObject\".", "eventNames"));
        }
    }

    [Test]
    public void A_name_that_a_record_has_is_one()
    {
        var log = CloudTrailLog.Parse(Kms.Trail[0].ToJson().Replace("DescribeKey", "DescribeKeys"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.Named("DescribeKeys"), Has.Count.EqualTo(1));
            Assert.That(() => log.ShouldContain("DescribeKeys", times: 1), Throws.Nothing);
        }
    }

    [Test]
    public void Filters_refuse_what_nobody_knows()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.OnKey("alias/crads"), Refuses(
                "'alias/crads' is no key and no alias that the server has or had, or that a recorded call names; did you mean 'alias/cards'? " +
                "If it may be unknown, say so: OnKey(\"alias/crads\", mayBeUnknown: true).", "key"));
            Assert.That(() => Kms.Trail.OnKey("4321abcd-12ab-34cd-56ef-1234567890ab"), Throws.ArgumentException);
            Assert.That(() => Kms.Trail.By("Alcie"), Throws.ArgumentException.With.Message.Contains("did you mean 'Alice'?"));
            Assert.That(() => Kms.Trail.WithErrorCode("DisabledExeption"), Refuses("'DisabledExeption' is no error code of KMS; did you mean 'DisabledException'?", "errorCode"));
            Assert.That(() => Kms.Trail.WithValue("requestParameters.keyID", "x"), Throws.ArgumentException.With.Message.Contains("did you mean 'requestParameters.keyId'?"));
            Assert.That(() => Kms.Trail.InRegion("frankfurt"), Throws.ArgumentException);
            Assert.That(() => Kms.Trail.InAccount("1"), Throws.ArgumentException);
            Assert.That(() => Kms.Trail.WithError().OnKey("alias/crads"), Throws.ArgumentException, "behind another filter");
            Assert.That(() => Kms.Trail.Since(5).OnKey("alias/crads"), Throws.ArgumentException, "a part without records");
            Assert.That(Kms.Trail.OnKey("alias/crads", mayBeUnknown: true).By("Alcie", mayBeUnknown: true).WithValue("requestParameters.keyID", 1, mayBeUnknown: true), Is.Empty);
        }
    }

    [Test]
    public async Task What_the_server_has_or_had_or_a_call_asked_for_is_known()
    {
        await Client.CreateAliasAsync("alias/late", KeyId);
        await Client.DeleteAliasAsync("alias/late");
        await ErrorOf(() => Client.DescribeKeyAsync("alias/asked"));
        var made = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        await Client.ScheduleKeyDeletionAsync(made, 7);
        Kms.Advance(TimeSpan.FromDays(7));
        var asked = Kms.Trail.ToArray();
        Kms.Trail.Clear();
        using var fork = Kms.Fork();

        using (Assert.EnterMultipleScope())
        {
            foreach (var key in new[] { "alias/cards", "alias/late", KeyId, made }) Assert.That(Kms.Trail.OnKey(key), Is.Empty, key);
            Assert.That(fork.Trail.OnKey("alias/late"), Is.Empty, "a fork had what its origin had");
            Assert.That(asked.OnKey("alias/asked"), Is.Empty);
            Assert.That(() => Kms.Trail.OnKey("alias/asked"), Throws.ArgumentException, "forgotten with its call");
            Assert.That(() => asked.OnKey("alias/ask"), Throws.ArgumentException, "a part of what was asked for");
        }
    }

    [Test]
    public async Task Whoever_was_declared_or_has_a_client_or_is_recorded_is_known_by_each_of_the_names()
    {
        using var vault = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "deploy").ThroughService("secretsmanager.amazonaws.com"));
        string[] known = ["Alice", "Known", "deploy", "arn:aws:iam::111122223333:role/Vault", "secretsmanager.amazonaws.com", "AKIAIOSFODNN7EXAMPLE"];

        using (Assert.EnterMultipleScope())
        {
            foreach (var name in known) Assert.That(Kms.Trail.WithError().By(name), Is.Empty, name);
            Assert.That(() => Kms.Trail.By("Vault"), Throws.ArgumentException, "a role's name is the name of no caller");
            Assert.That(() => Kms.Trail.By("ssm.amazonaws.com"), Throws.ArgumentException);
            Assert.That(Kms.Trail.By(KmsCaller.IamUser("Nobody")), Is.Empty);
        }
    }

    [Test]
    public void The_records_of_a_log_are_judged_by_themselves()
    {
        var log = CloudTrailLog.Parse(Kms.Trail[0].ToJson());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.WithError().OnKey("alias/cards"), Is.Empty, "a part of it by the whole of it");
            Assert.That(() => log.WithError().OnKey("alias/crads"), Throws.ArgumentException);
            Assert.That(log.OnKey(KeyId), Has.Count.EqualTo(1));
            Assert.That(() => log.OnKey("alias/crads"), Throws.ArgumentException.With.Message.StartsWith(
                "'alias/crads' is no key and no alias that the records name; did you mean 'alias/cards'?"));
            Assert.That(() => log.By("Alcie"), Throws.ArgumentException.With.Message.StartsWith("'Alcie' is no caller of these records; did you mean 'Alice'?"));
        }
    }

    [Test]
    public async Task A_scenario_expects_an_error_by_either_of_its_names()
    {
        var stranger = KmsCaller.IamUser("Zoe").WithAccountId("444455556666");

        await Kms.Scenario("a stranger is refused").As(stranger)
            .DescribeKey(Kms.Key("alias/cards").Arn).Expect<AmazonKeyManagementServiceException>(errorCode: "AccessDenied")
            .DescribeKey(Kms.Key("alias/cards").Arn).Expect<AmazonKeyManagementServiceException>(errorCode: "AccessDeniedException");

        Assert.That(Kms.Trail.WithErrorCode("AccessDeniedException"), Has.Count.EqualTo(2));
    }

    protected override void Configure(FakeKmsBuilder builder) =>
        builder.WithKey("alias/cards", key => key.WithKeyId(KeyId)).WithKnownCaller(KmsCaller.IamUser("Known").WithAccessKeyId("AKIAI44QH8DHBEXAMPLE"));

    private static NUnit.Framework.Constraints.Constraint Refuses(string objection, string parameter) =>
        Throws.ArgumentException.With.Message.EqualTo($"{objection} (Parameter '{parameter}')");
}
