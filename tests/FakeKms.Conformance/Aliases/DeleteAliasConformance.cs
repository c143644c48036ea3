namespace FakeKms.Conformance;

[Operation("DeleteAlias")]
[Lanes]
public class DeleteAliasConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task A_deleted_alias_names_no_key_any_more()
    {
        await Client.CreateAliasAsync(Alias, await Client.CreateSymmetricKeyAsync());

        await Client.DeleteAliasAsync(Alias);

        Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(Alias)), Does.Match(Errors.UnknownAlias(Region, Alias)));
    }

    [Test]
    public async Task The_key_stays_as_it_was_and_the_name_is_free()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.CreateAliasAsync(Alias, keyId);

        await Client.DeleteAliasAsync(Alias);
        await Client.CreateAliasAsync(Alias, keyId);

        Assert.That((await StateOf(keyId), (await Client.DescribeKeyAsync(Alias)).KeyMetadata.KeyId), Is.EqualTo(("Enabled", keyId)));
    }

    [Test]
    [Refusal]
    public async Task An_alias_is_deleted_once()
    {
        await Client.CreateAliasAsync(Alias, await Client.CreateSymmetricKeyAsync());
        await Client.DeleteAliasAsync(Alias);

        Assert.That(await ErrorOf(() => Client.DeleteAliasAsync(Alias)), Does.Match(Errors.UnknownAlias(Region, Alias)));
    }
}
