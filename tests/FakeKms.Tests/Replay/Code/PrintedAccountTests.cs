using System.Globalization;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Replay.Code;

/// <summary>A log as CloudTrail delivers it to S3, of two accounts in two Regions, with calls that failed.</summary>
public sealed class PrintedAccountTests
{
    private const string Partner = "444455556666";

    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root"] }, "Action": "kms:*", "Resource": "*" }
          ]
        }
        """;

    [Test]
    public async Task The_calls_of_two_accounts_in_two_Regions_are_made_again()
    {
        await using var kms = Server();
        await ScriptOf(kms);
        var log = LogOf(kms);
        var code = log.ToScenarioCode();
        TestContext.Out.WriteLine(code);
        Assert.That(Told(await PrintedTest.RunAsync(code)), Is.EqualTo(Told(log)));

        // The files of the accounts do not say which of two copies was written first.
        static string[] Told(IReadOnlyList<KmsEvent> records) =>
            ToldRecords.Of([.. records.OrderBy(record => record.EventTime).ThenBy(record => record.RecipientAccountId, StringComparer.Ordinal)]);
    }

    [TestCase("alias/cards", Partner, "us-east-1")]
    [TestCase("alias/cards", "111122223333", "eu-west-1")]
    [TestCase(null, Partner, "us-east-1")]
    [TestCase(null, "111122223333", "eu-west-1")]
    public async Task A_key_that_is_looked_for_where_it_is_not_is_not_found_again(string? alias, string account, string region)
    {
        await using var kms = FakeKmsServer.Start(builder =>
        {
            builder.StartingAt(RoundTrip.Start);
            if (alias is not null) builder.WithKey(alias);
        });
        using var owner = kms.CreateClient();
        var keyId = alias is null ? (await owner.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId : kms.Key(alias).KeyId;
        await owner.DescribeKeyAsync(alias ?? keyId);
        using var other = kms.CreateClient(KmsCaller.IamUser("Zoe").WithAccountId(account), region);
        Assert.That(() => other.DisableKeyAsync(keyId), Throws.InstanceOf<NotFoundException>());

        var printed = await PrintedTest.RunAsync(LogOf(kms).ToScenarioCode());

        Assert.That(
            printed.Select(record => $"{record.EventName} {record.ErrorCode} {record.AwsRegion} {record.UserIdentity.AccountId}"),
            Is.EqualTo(LogOf(kms).Select(record => $"{record.EventName} {record.ErrorCode} {record.AwsRegion} {record.UserIdentity.AccountId}")));
    }

    [Test]
    public async Task Calls_that_policies_refused_are_refused_again()
    {
        await using var kms = FakeKmsServer.Start(builder => builder
            .StartingAt(RoundTrip.Start)
            .WithAuthorization(KmsAuthorizationMode.Strict)
            .WithRole("Support", role => role.WithPolicy("""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:DescribeKey", "Resource": "*" }] }"""))
            .WithKey("alias/cards"));
        var support = KmsCaller.AssumedRole("Support", "desk-7");
        await kms.Scenario("support")
            .Encrypt("alias/cards", "text", into: "card")
            .As(support).DescribeKey("alias/cards")
            .Decrypt(from: "card").Expect<AmazonKeyManagementServiceException>("AccessDeniedException")
            .Encrypt("alias/cards", "text").Expect<AmazonKeyManagementServiceException>("AccessDeniedException")
            .CreateKey("mine").Expect<AmazonKeyManagementServiceException>("AccessDeniedException")
            .ScheduleKeyDeletion("alias/cards").Expect<AmazonKeyManagementServiceException>("AccessDeniedException")
            .As(kms.Caller).Decrypt(from: "card");

        var code = kms.Trail.ToScenarioCode();
        TestContext.Out.WriteLine(code);
        Assert.That(code, Does.Contain("// The record does not have the policies that refused this call: a fault takes their place.\n            .FailNext(\n                \"Decrypt\",")
            .And.Contain("no identity-based policy allows the kms:Decrypt action\"))"));
        Assert.That((await PrintedTest.RunAsync(code)).Select(Told), Is.EqualTo(kms.Trail.Select(Told)));

        static string Told(KmsEvent record) => $"{record.EventName} {record.ErrorCode} {record.ErrorMessage} {record.UserIdentity.Arn}";
    }

    private static FakeKmsServer Server() => FakeKmsServer.Start(builder => builder
        .StartingAt(RoundTrip.Start).WithKey("alias/shared", key => key.WithPolicy(Policy)).WithKey("alias/cards", key => key.Imported()));

    private static KmsScenario ScriptOf(FakeKmsServer kms)
    {
        var shared = kms.Key("alias/shared").Arn;
        var zoe = KmsCaller.AssumedRole("Partner", "zoe").WithAccountId(Partner).WithAccessKeyId("ASIAPARTNER");
        return kms.Scenario("two accounts")
            .Encrypt("alias/cards", "text", into: "card").Advance(TimeSpan.FromSeconds(1))
            .As(zoe).Encrypt(shared, "text", into: "a").Advance(TimeSpan.FromSeconds(1))
            .DescribeKey(shared).Advance(TimeSpan.FromSeconds(1))
            .In("eu-west-1").CreateKey("alias/partner", policy: Policy).Advance(TimeSpan.FromSeconds(1))
            .Encrypt("alias/partner", "text", into: "b").Advance(TimeSpan.FromSeconds(1))
            .As(kms.Caller).DescribeKey("alias/partner").Expect<NotFoundException>().Advance(TimeSpan.FromSeconds(1))
            .Do("across accounts", async client => await client.EncryptAsync(new EncryptRequest
            {
                KeyId = string.Create(CultureInfo.InvariantCulture, $"arn:aws:kms:eu-west-1:{Partner}:alias/partner"),
                Plaintext = new MemoryStream([1]),
            })).Advance(TimeSpan.FromSeconds(1))
            .Do("by its ARN", async client => await client.DescribeKeyAsync(kms.Keys.Single(key => key.Region == "eu-west-1").Arn)).Advance(TimeSpan.FromSeconds(1))
            .In("us-east-1").Decrypt(from: "a").Advance(TimeSpan.FromHours(1))
            .FailNext("Decrypt", KmsFault.Throttling).Decrypt(from: "card").Expect<AmazonKeyManagementServiceException>().Advance(TimeSpan.FromSeconds(1))
            .ScheduleKeyDeletion("alias/shared", 7).Advance(TimeSpan.FromSeconds(1))
            .As(zoe).Decrypt(from: "a").Expect<KMSInvalidStateException>()
            .Advance(TimeSpan.FromDays(7));
    }

    private static IReadOnlyList<KmsEvent> LogOf(FakeKmsServer kms)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var file in kms.Trail.ToLogFiles()) file.WriteTo(folder.FullName);
            return CloudTrailLog.ParseFiles(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
