using System.Globalization;

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

    [Test]
    public void A_name_that_is_taken_by_another_key_and_given_back_belongs_to_the_one_that_has_it_last()
    {
        var records = CloudTrailLog.Parse(Logs.File(
            Record("1", "CreateAlias", "1", """{"aliasName":"alias/a","targetKeyId":"1"}"""), Record("2", "CreateAlias", "1", """{"aliasName":"alias/b","targetKeyId":"1"}"""),
            Record("3", "UpdateAlias", "2", """{"aliasName":"alias/a","targetKeyId":"2"}"""), Record("4", "DeleteKey", "1"), Record("5", "Decrypt", "1"), Record("6", "Decrypt", "2"),
            Record("7", "CreateAlias", "3", """{"aliasName":"alias/b","targetKeyId":"3"}"""), Record("8", "Decrypt", "3"), Record("9", "Decrypt", "1")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(records.Where(record => record.IsOn("alias/a")).Select(record => record.EventID), Is.EqualTo(new[] { "1", "2", "3", "6" }));
            Assert.That(records.Where(record => record.IsOn("alias/b")).Select(record => record.EventID), Is.EqualTo(new[] { "2", "7", "8" }));
        }
    }

    [TestCase("arn:aws:kms:us-west-2:444455556666:")]
    [TestCase("arn:aws:kms:eu-west-1:111122223333:")]
    public void The_same_name_in_another_Region_or_account_is_another_alias(string elsewhere)
    {
        var records = CloudTrailLog.Parse(Logs.File(
            Record("1", "CreateAlias", "1", """{"aliasName":"alias/a","targetKeyId":"1"}"""),
            Record("2", "CreateAlias", "2", """{"aliasName":"alias/a","targetKeyId":"2"}""").Replace(Prefix, elsewhere, StringComparison.Ordinal), Record("3", "Decrypt", "1")));

        Assert.That(records.Select(record => record.IsOn("alias/a")), Is.All.True);
    }

    [Test]
    public void Twice_the_keys_take_twice_the_work()
    {
        var (few, many) = (WorkFor(keys: 500), WorkFor(keys: 4_000));

        Assert.That(many, Is.LessThan(few * 12), "8 times the records");
    }

    // Each record of the old way looked at the homes of all keys, and made a text of each.
    private static long WorkFor(int keys)
    {
        var log = Logs.File([.. Enumerable.Range(0, keys).Select(key => Record((key % 10).ToString(CultureInfo.InvariantCulture), "Encrypt", $"{key}", $$"""{"keyId":"alias/{{key}}"}"""))]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CloudTrailLog.Parse(log);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Record(string number, string name, string key, string request = "null") =>
        $$"""
        {"eventSource":"kms.amazonaws.com","eventName":"{{name}}","eventTime":"2025-01-01T00:00:0{{number}}Z","eventID":"{{number}}","requestParameters":{{request}},
        "resources":[{"ARN":"{{Prefix}}key/{{key}}","accountId":"444455556666"}]}
        """;
}
