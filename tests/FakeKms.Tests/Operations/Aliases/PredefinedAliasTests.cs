using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Aliases;

/// <summary>The aliases of AWS services as an account has them before a service makes its key.</summary>
public sealed class PredefinedAliasTests
{
    [Test]
    public async Task An_entry_has_neither_a_key_nor_dates()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithAwsAliases("alias/aws/s3"));
        using var client = kms.CreateClient();

        var entry = (await client.ListAliasesAsync(new ListAliasesRequest())).Aliases.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((entry.AliasName, entry.AliasArn), Is.EqualTo(("alias/aws/s3", "arn:aws:kms:us-east-1:111122223333:alias/aws/s3")));
            Assert.That((entry.TargetKeyId, entry.CreationDate, entry.LastUpdatedDate), Is.EqualTo(((string?)null, (DateTime?)null, (DateTime?)null)));
            Assert.That(kms.Keys, Is.Empty);
        }
    }

    [Test]
    public async Task One_that_was_used_has_its_key()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithAwsAliases("alias/aws/s3", "alias/aws/rds"));
        using var client = kms.CreateClient();
        var keyId = (await client.DescribeKeyAsync("alias/aws/s3")).KeyMetadata.KeyId;

        var entries = (await client.ListAliasesAsync(new ListAliasesRequest())).Aliases;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(entries.Select(entry => (entry.AliasName, entry.TargetKeyId)), Is.EqualTo(new[] { ("alias/aws/rds", null), ("alias/aws/s3", keyId) }));
            Assert.That(entries[1].CreationDate, Is.EqualTo(kms.Clock.GetUtcNow().UtcDateTime));
            Assert.That((await client.ListAliasesAsync(new ListAliasesRequest { KeyId = keyId })).Aliases.Single().AliasName, Is.EqualTo("alias/aws/s3"));
        }
    }

    [Test]
    public async Task They_stand_among_the_others_in_the_order_of_names_whatever_the_size_of_a_page([Values(1, 2, 3, 100)] int limit)
    {
        await using var kms = FakeKmsServer.Start(k => k
            .WithAwsAliases("alias/aws/s3", "alias/aws/dynamodb", "alias/aws/ebs")
            .WithKey("alias/a").WithKey("alias/avs").WithKey("alias/cards"));
        using var client = kms.CreateClient();
        await client.DescribeKeyAsync("alias/aws/ebs");

        var names = new List<string>();
        await foreach (var alias in client.Paginators.ListAliases(new ListAliasesRequest { Limit = limit }).Aliases) names.Add(alias.AliasName);

        Assert.That(names, Is.EqualTo(new[] { "alias/a", "alias/avs", "alias/aws/dynamodb", "alias/aws/ebs", "alias/aws/s3", "alias/cards" }));
    }

    [Test]
    public async Task Without_names_they_are_those_of_the_services_in_every_account_and_Region()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithAwsAliases());
        using var client = kms.CreateClient();
        using var away = kms.CreateClient(KmsCaller.IamUser("Eve").WithAccountId("444455556666"), "cn-north-1");

        var here = (await client.ListAliasesAsync(new ListAliasesRequest())).Aliases;
        var there = (await away.ListAliasesAsync(new ListAliasesRequest())).Aliases;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(here.Select(entry => entry.AliasName), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Contains("alias/aws/s3").And.Contains("alias/aws/ssm"));
            Assert.That(there.Select(entry => entry.AliasName), Is.EqualTo(here.Select(entry => entry.AliasName)));
            Assert.That(there[0].AliasArn, Does.StartWith("arn:aws-cn:kms:cn-north-1:444455556666:alias/aws/"));
        }
    }

    [Test]
    public async Task An_alias_of_a_service_that_came_later_makes_its_key_too()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithAwsAliases("alias/aws/new-service"));
        using var client = kms.CreateClient();

        Assert.That((await client.DescribeKeyAsync("alias/aws/new-service")).KeyMetadata.KeyManager, Is.EqualTo(KeyManagerType.AWS));
    }

    [Test]
    public async Task A_server_has_none_unless_it_is_asked_for_and_keeps_those_that_it_has()
    {
        await using var without = FakeKmsServer.Start();
        await using var with = FakeKmsServer.Start(k => k.WithAwsAliases("alias/aws/s3").WithAwsAliases("alias/aws/rds", "alias/aws/s3"));
        using var one = without.CreateClient();
        using var other = with.CreateClient();
        await other.DescribeKeyAsync("alias/aws/s3");
        with.Reset();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await one.ListAliasesAsync(new ListAliasesRequest())).Aliases, Is.Null.Or.Empty);
            Assert.That((await other.ListAliasesAsync(new ListAliasesRequest())).Aliases.Select(entry => (entry.AliasName, entry.TargetKeyId)), Is.EqualTo(
                new[] { ("alias/aws/rds", (string?)null), ("alias/aws/s3", null) }));
        }
    }

    [TestCase("s3")]
    [TestCase("alias/s3")]
    [TestCase("alias/aws/")]
    [TestCase("alias/aws/a:b")]
    public void What_AWS_does_not_call_its_aliases_is_refused(string alias) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithAwsAliases(alias)),
        Throws.ArgumentException.With.Message.Contains($"AWS has no alias '{alias}': write alias/aws/ and the name of a service, such as alias/aws/s3."));
}
