using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Aliases;

public class AliasTests : InMemory
{
    [Test]
    public async Task An_alias_names_its_key_wherever_aliases_are_accepted()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.CreateAliasAsync("alias/cards", keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Client.DescribeKeyAsync("alias/cards")).KeyMetadata.KeyId, Is.EqualTo(keyId));
            Assert.That((await Client.DescribeKeyAsync("arn:aws:kms:us-east-1:111122223333:alias/cards")).KeyMetadata.KeyId, Is.EqualTo(keyId));
        }
    }

    [Test]
    public async Task A_name_can_be_taken_once()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.CreateAliasAsync("alias/cards", keyId);

        Assert.That(await ErrorOf(() => Client.CreateAliasAsync("alias/cards", keyId)), Is.EqualTo(
            "AlreadyExistsException: An alias with the name arn:aws:kms:us-east-1:111122223333:alias/cards already exists"));
    }

    [TestCase("cards", "ValidationException: Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html")]
    [TestCase("alias/aws/cards", "InvalidAliasNameException")]
    [TestCase("alias/", "InvalidAliasNameException")]
    [TestCase("alias/a b", "ValidationException: 1 validation error detected: Value 'alias/a b' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$")]
    public async Task Names_that_AWS_does_not_allow_are_refused(string name, string error)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => Client.CreateAliasAsync(name, keyId)), Does.StartWith(error));
    }

    [TestCase("cards", "ValidationException: Alias must start with the prefix")]
    [TestCase("alias/aws/cards", "InvalidAliasNameException")]
    public async Task A_name_is_looked_at_before_its_key(string name, string error) =>
        Assert.That(await ErrorOf(() => Client.CreateAliasAsync(name, "1234abcd-12ab-34cd-56ef-1234567890ab")), Does.StartWith(error));

    [Test]
    public async Task A_key_has_at_most_50_aliases()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        for (var i = 0; i < 50; i++) await Client.CreateAliasAsync($"alias/{i}", keyId);

        Assert.That(await ErrorOf(() => Client.CreateAliasAsync("alias/50", keyId)), Is.EqualTo(
            "LimitExceededException: Aliases per key quota for this account in this region is 50, current usage is 50."));
    }

    [Test]
    public async Task An_alias_can_be_moved_away_from_a_key_that_is_pending_deletion_but_not_to_one()
    {
        var (old, next) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        await Client.CreateAliasAsync("alias/cards", old);
        await Client.ScheduleKeyDeletionAsync(old, 7);

        await Client.UpdateAliasAsync("alias/cards", next);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Key("alias/cards").KeyId, Is.EqualTo(next));
            Assert.That(await ErrorOf(() => Client.UpdateAliasAsync("alias/cards", old)), Does.StartWith("KMSInvalidStateException"));
        }
    }

    [Test]
    public async Task A_deleted_alias_is_not_found_any_more()
    {
        await Client.CreateAliasAsync("alias/cards", await Client.CreateSymmetricKeyAsync());

        await Client.DeleteAliasAsync("alias/cards");

        Assert.That(await ErrorOf(() => Client.DeleteAliasAsync("alias/cards")), Is.EqualTo(
            "NotFoundException: Alias arn:aws:kms:us-east-1:111122223333:alias/cards is not found."));
    }

    [Test]
    public async Task Aliases_are_listed_in_pages_and_by_key()
    {
        var (one, two) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        foreach (var name in new[] { "alias/c", "alias/a", "alias/b" }) await Client.CreateAliasAsync(name, one);
        await Client.CreateAliasAsync("alias/d", two);

        var all = new List<string>();
        await foreach (var alias in Client.Paginators.ListAliases(new ListAliasesRequest { Limit = 2 }).Aliases) all.Add(alias.AliasName);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Is.EqualTo(new[] { "alias/a", "alias/b", "alias/c", "alias/d" }));
            Assert.That((await Client.ListAliasesAsync(new ListAliasesRequest { KeyId = two })).Aliases.Single().TargetKeyId, Is.EqualTo(two));
        }
    }

    [Test]
    public async Task A_list_says_when_an_alias_came_to_be_and_when_it_last_moved()
    {
        var (one, two) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        await Client.CreateAliasAsync("alias/cards", one);
        var created = Kms.Clock.GetUtcNow().UtcDateTime;
        Kms.Advance(TimeSpan.FromDays(1));
        await Client.UpdateAliasAsync("alias/cards", two);

        var entry = (await Client.ListAliasesAsync(new ListAliasesRequest())).Aliases.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(entry.AliasArn, Is.EqualTo("arn:aws:kms:us-east-1:111122223333:alias/cards"));
            Assert.That(entry.TargetKeyId, Is.EqualTo(two));
            Assert.That((entry.CreationDate, entry.LastUpdatedDate), Is.EqualTo((created, created.AddDays(1))));
        }
    }

    [Test]
    public async Task Records_name_the_key_and_the_alias_in_the_order_of_AWS()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.CreateAliasAsync("alias/cards", keyId);
        await Client.DeleteAliasAsync("alias/cards");
        var (key, alias) = (Kms.Key(keyId).Arn, "arn:aws:kms:us-east-1:111122223333:alias/cards");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[1].Resources.Select(resource => resource.Arn), Is.EqualTo(new[] { key, alias }));
            Assert.That(Kms.Trail[2].Resources.Select(resource => resource.Arn), Is.EqualTo(new[] { alias, key }));
            Assert.That(Kms.Trail[2].ResponseElements.GetProperty("keyId").GetString(), Is.EqualTo(key));
        }
    }
}
