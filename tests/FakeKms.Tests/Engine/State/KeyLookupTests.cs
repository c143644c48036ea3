using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.State;

/// <summary>Which key a test means, when several have the name.</summary>
public sealed class KeyLookupTests
{
    private const string Theirs = "444455556666";

    [Test]
    public async Task The_key_of_the_servers_own_Region_comes_before_others_of_the_name()
    {
        using var kms = Pinned.Server(k => k.WithRegion("us-west-2"));
        var elsewhere = await NewKeyAsync(kms, "alias/cards", "ap-south-1");
        var own = await NewKeyAsync(kms, "alias/cards", "us-west-2");
        var west = await NewKeyAsync(kms, "alias/far", "eu-west-1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Key("alias/cards").Arn, Is.EqualTo(own));
            Assert.That(kms.Key("alias/far").Arn, Is.EqualTo(west));
            Assert.That(kms.Key(elsewhere).Arn, Is.EqualTo(elsewhere));
        }
    }

    [Test]
    public async Task A_question_about_a_Region_means_the_key_of_that_Region()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards"));
        var far = await NewKeyAsync(kms, "alias/cards", "eu-west-1");
        var theirs = await NewKeyAsync(kms, "alias/theirs", "eu-west-1", Theirs);
        string Asked(string key, string region) => kms.Judge(KmsPermissionCriteria.Allowing(kms.Caller).To("kms:Decrypt").On(key).InRegion(region)).Decisions.Single().Resource;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Asked("alias/cards", "eu-west-1"), Is.EqualTo(far));
            Assert.That(Asked("alias/theirs", "eu-west-1"), Is.EqualTo(theirs));
            Assert.That(Asked(far, "eu-west-1"), Is.EqualTo(far));
            Assert.That(() => Asked("alias/theirs", "us-east-1"), Throws.ArgumentException);
        }
    }

    [Test]
    public async Task Who_asks_for_a_key_that_is_not_there_hears_which_are_those_with_names_first()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/loans").WithKey("alias/cards"));
        using var client = kms.CreateClient();
        await client.CreateAliasAsync("alias/savings", kms.Key("alias/cards").KeyId);
        string[] unnamed = [await NewKeyAsync(kms, null, "us-east-1"), await NewKeyAsync(kms, null, "us-east-1"), await NewKeyAsync(kms, null, "us-east-1")];

        Assert.That(() => kms.Key("alias/none"), Throws.ArgumentException.With.Message.StartsWith(
            $"The server has no key 'alias/none'. It has: alias/cards, alias/savings ({kms.Key("alias/cards").Arn}), alias/loans ({kms.Key("alias/loans").Arn}), " +
            $"{string.Join(", ", unnamed.Order(StringComparer.Ordinal))}"));
    }

    private static async Task<string> NewKeyAsync(FakeKmsServer kms, string? alias, string region, string? account = null)
    {
        using var client = kms.CreateClient(account is null ? kms.Caller : kms.Caller.WithAccountId(account), region);
        var key = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;
        if (alias is not null) await client.CreateAliasAsync(alias, key.KeyId);
        return key.Arn;
    }
}
