namespace FakeKms.Conformance;

[Operation("CreateAlias")]
[Lanes]
public class CreateAliasConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task An_alias_names_its_key()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        await Client.CreateAliasAsync(Alias, keyId);

        Assert.That(await Client.DecryptTextAsync(await Client.EncryptTextAsync(Alias, "secret"), keyId), Is.EqualTo("secret"));
    }

    [Test]
    public async Task A_key_has_as_many_aliases_as_it_is_given()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.CreateAliasAsync(Alias, keyId);

        await Client.CreateAliasAsync(Alias + "/second", await ArnOf(keyId));

        Assert.That((await Client.DescribeKeyAsync(Alias + "/second")).KeyMetadata.KeyId, Is.EqualTo(keyId));
    }

    [Test]
    [Refusal]
    public async Task A_name_can_be_taken_once()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.CreateAliasAsync(Alias, keyId);
        var arn = (await ArnOf(keyId)).Replace("key/" + keyId, Alias, StringComparison.Ordinal);

        Assert.That(
            await ErrorOf(() => Client.CreateAliasAsync(Alias, keyId)),
            Is.EqualTo($"AlreadyExistsException: An alias with the name {arn} already exists"));
    }

    [Refusal]
    [TestCase("cards", "ValidationException: Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html")]
    [TestCase("alias/aws/cards", "InvalidAliasNameException")]
    [TestCase("alias/a b", "ValidationException: 1 validation error detected: Value 'alias/a b' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$")]
    [TestCase("alias/Service:Test", "ValidationException: alias/Service:Test contains invalid characters for an alias")]
    public async Task Names_that_AWS_does_not_allow_are_refused(string name, string error)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => Client.CreateAliasAsync(name, keyId)), Does.StartWith(error));
    }

    [Test]
    [Refusal]
    public async Task A_key_that_is_pending_deletion_gets_no_alias()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => Client.CreateAliasAsync(Alias, keyId)), Is.EqualTo(Errors.PendingDeletion(await ArnOf(keyId))));
    }

    [Test]
    [Refusal]
    [NotOnAws(NotOnAwsAttribute.ManyCalls)]
    public async Task A_key_has_at_most_50_aliases()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        for (var i = 0; i < 50; i++) await Client.CreateAliasAsync($"{Alias}/{i}", keyId);

        Assert.That(await ErrorOf(() => Client.CreateAliasAsync(Alias, keyId)), Is.EqualTo(
            "LimitExceededException: Aliases per key quota for this account in this region is 50, current usage is 50."));
    }
}
