using Amazon.KeyManagementService;

namespace FakeKms.Tests.Seeding;

/// <summary>The names of seeds and of scripts are under the rule of CreateAlias, and a refusal says what to write.</summary>
public class AliasRuleTests
{
    private static readonly TestCaseData[] Mistakes =
    [
        new("cards", "Alias must start with the prefix \"alias/\"", "Write alias/cards."),
        new("alias/aws/s3", "Names that start with alias/aws/ are reserved.", "Write alias/s3."),
        new("alias/Service:Test", "alias/Service:Test contains invalid characters for an alias", "Write alias/Service-Test."),
        new("alias/a b!", "^[a-zA-Z0-9:/_-]+$", "Write alias/a-b."),
        new("alias/", "The alias has no name after the prefix alias/.", "Write alias/cards."),
        new("alias/" + new string('a', 251), "less than or equal to 256", "Write alias/aaa"),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void A_seed_that_CreateAlias_would_refuse_is_refused_where_it_is_written(string alias, string reason, string proposal)
    {
        var written = false;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => FakeKmsServer.Start(k =>
                {
                    k.WithKey(alias);
                    written = true;
                }),
                Throws.ArgumentException.With.Message.Contains($"'{alias}'").And.Message.Contains(reason).And.Message.Contains(proposal));
            Assert.That(written, Is.False);
        }
    }

    [TestCase("alias/aws/s3", "reserved")]
    [TestCase("alias/a b!", "^[a-zA-Z0-9:/_-]+$")]
    [TestCase("alias/a:b", "contains invalid characters for an alias")]
    public void A_script_that_CreateAlias_would_refuse_is_refused_before_it_runs(string alias, string reason)
    {
        using var kms = FakeKmsServer.Start();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => kms.Scenario("a name").CreateKey(alias), Throws.ArgumentException.With.Message.Contains(reason));
            Assert.That(() => kms.Scenario("a name").ReplicateKey("alias/a", "eu-west-1", alias), Throws.ArgumentException.With.Message.Contains(reason));
        }
    }

    [TestCase(null, "Value cannot be null.")]
    [TestCase("", "The value cannot be an empty string")]
    [TestCase(" ", "The value cannot be an empty string")]
    public void No_name_at_all_is_refused_as_such(string? alias, string text)
    {
        foreach (var use in new Action<FakeKmsBuilder>[] { k => k.WithKey(alias!), k => k.WithAwsAliases(alias!) })
        {
            Assert.That(
                () => FakeKmsServer.Start(use), Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("alias").And.Message.StartsWith(text));
        }
    }

    [Test]
    public void The_longest_alias_of_AWS_is_a_name()
    {
        var alias = "alias/aws/" + new string('a', 246);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => FakeKmsServer.Start(k => k.WithAwsAliases(alias)).Dispose(), Throws.Nothing);
            Assert.That(() => FakeKmsServer.Start(k => k.WithAwsAliases(alias + "a")), Throws.ArgumentException.With.Message.StartsWith("AWS has no alias '"));
        }
    }

    [Test]
    public void The_longest_alias_of_KMS_is_a_name()
    {
        var alias = "alias/" + new string('a', 250);
        using var kms = FakeKmsServer.Start(k => k.WithKey(alias));

        Assert.That(kms.Key(alias).Aliases, Is.EqualTo(new[] { alias }));
    }

    [Test]
    public void An_alias_without_its_prefix_is_proposed_with_it()
    {
        using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));

        Assert.That(() => kms.Key("cards"), Throws.ArgumentException.With.Message.Contains("no key 'cards'; did you mean alias/cards? It has: "));
    }

    [Test]
    public async Task A_name_without_the_prefix_is_one_of_the_script_alone()
    {
        await using var kms = FakeKmsServer.Start();

        await kms.Scenario("a name of the script").CreateKey("cards").Encrypt("cards", "text");

        Assert.That(() => kms.Key("cards"), Throws.ArgumentException.With.Message.Contains("known to its script alone"));
    }

    [Test]
    public void An_alias_is_given_once_in_a_Region_whatever_key_has_it_there()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => FakeKmsServer.Start(k => k.WithKey("alias/cards").WithKey("alias/cards", key => key.Disabled())),
                Throws.ArgumentException.With.Message.Contains("alias/cards in us-east-1"));
            Assert.That(
                () => FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.MultiRegion("eu-west-1")).WithKey("alias/cards", key => key.MultiRegion("eu-west-1"))),
                Throws.ArgumentException.With.Message.Contains("another key of the start has the alias alias/cards"));
        }
    }

    [Test]
    public void A_key_id_is_given_once()
    {
        const string Id = "1234abcd-12ab-34cd-56ef-1234567890ab";

        Assert.That(
            () => FakeKmsServer.Start(k => k.WithKey("alias/a", key => key.WithKeyId(Id)).WithKey(key => key.WithKeyId(Id))),
            Throws.ArgumentException.With.Message.Contains($"another key of the start has the id {Id}"));
    }

    [Test]
    public async Task AWS_managed_keys_come_from_KMS_itself()
    {
        await using var kms = FakeKmsServer.Start();
        using var client = kms.CreateClient();

        await client.DescribeKeyAsync("alias/aws/s3");

        Assert.That(kms.Key("alias/aws/s3").KeyManager, Is.EqualTo(KeyManagerType.AWS));
    }
}
