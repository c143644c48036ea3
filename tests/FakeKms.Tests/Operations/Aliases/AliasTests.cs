using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Aliases;

public class AliasTests : InMemory
{

    [TestCase("cards", "ValidationException: Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html")]
    [TestCase("alias/aws/cards", "InvalidAliasNameException")]
    [TestCase("alias/", "InvalidAliasNameException")]
    [TestCase("alias/a b", "ValidationException: 1 validation error detected: Value 'alias/a b' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$")]
    [TestCase("alias/Service:Test", "ValidationException: alias/Service:Test contains invalid characters for an alias")]
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
