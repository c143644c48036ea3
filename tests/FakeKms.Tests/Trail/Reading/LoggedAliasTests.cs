namespace FakeKms.Tests.Trail.Reading;

public sealed class LoggedAliasTests
{
    private const string Prefix = "arn:aws:kms:eu-west-1:444455556666:";

    [Test]
    public void A_record_is_on_the_alias_that_its_caller_named()
    {
        var record = CloudTrailLog.Parse(Logs.Version102).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.IsOn("alias/disks"), Is.True);
            Assert.That(record.IsOn(Prefix + "alias/disks"), Is.True);
            Assert.That(record.IsOn("alias/others"), Is.False);
        }
    }

    [Test]
    public void A_record_is_on_the_aliases_that_earlier_records_gave_its_key()
    {
        var records = CloudTrailLog.Parse(Logs.File(
            Record("1", "CreateAlias", "1", """{"aliasName":"alias/a","targetKeyId":"1"}"""), Record("2", "Decrypt", "1"), Record("3", "UpdateAlias", "2", """{"aliasName":"alias/a","targetKeyId":"2"}"""),
            Record("4", "Decrypt", "1"), Record("5", "Decrypt", "2"), Record("6", "DeleteAlias", "2", """{"aliasName":"alias/a"}"""), Record("7", "Decrypt", "2")));

        Assert.That(records.Where(record => record.IsOn("alias/a")).Select(record => record.EventID), Is.EqualTo(new[] { "1", "2", "3", "5", "6" }));
    }

    [Test]
    public async Task The_log_of_the_fake_keeps_its_aliases()
    {
        using var kms = Pinned.Server(builder => builder.WithKey("alias/cards"));
        await kms.Scenario("one call").GenerateDataKey("alias/cards", into: "data key").Decrypt(from: "data key");

        Assert.That(CloudTrailLog.Parse(kms.Trail.ToLogJson()).Select(record => record.IsOn("alias/cards")), Is.EqualTo(new[] { true, true }));
    }

    private static string Record(string number, string name, string key, string request = "null") =>
        $$"""
        {"eventSource":"kms.amazonaws.com","eventName":"{{name}}","eventTime":"2025-01-01T00:00:0{{number}}Z","eventID":"{{number}}","requestParameters":{{request}},
        "resources":[{"ARN":"{{Prefix}}key/{{key}}","accountId":"444455556666"}]}
        """;
}
