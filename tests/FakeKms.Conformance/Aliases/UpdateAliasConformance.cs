namespace FakeKms.Conformance;

[Operation("UpdateAlias")]
[Lanes]
public class UpdateAliasConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task An_alias_can_be_moved_away_from_a_key_that_is_pending_deletion_but_not_to_one()
    {
        var (old, next) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        await Client.CreateAliasAsync(Alias, old);
        await Client.ScheduleKeyDeletionAsync(old, 7);

        await Client.UpdateAliasAsync(Alias, next);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Client.DescribeKeyAsync(Alias)).KeyMetadata.KeyId, Is.EqualTo(next));
            Assert.That(await ErrorOf(() => Client.UpdateAliasAsync(Alias, old)), Is.EqualTo(Errors.PendingDeletion(await ArnOf(old))));
        }
    }

    [Test]
    public async Task What_was_encrypted_by_the_alias_is_still_decrypted_after_the_move()
    {
        await Client.CreateAliasAsync(Alias, await Client.CreateSymmetricKeyAsync());
        var blob = await Client.EncryptTextAsync(Alias, "secret");

        await Client.UpdateAliasAsync(Alias, await Client.CreateSymmetricKeyAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Client.DecryptTextAsync(blob), Is.EqualTo("secret"));
            Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob, Alias)), Is.EqualTo(Errors.IncorrectKey));
        }
    }

    [Test]
    [Refusal]
    public async Task An_unknown_alias_is_not_found()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => Client.UpdateAliasAsync(Alias, keyId)), Does.Match(Errors.UnknownAlias(Region, Alias)));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_key_is_not_found()
    {
        await Client.CreateAliasAsync(Alias, await Client.CreateSymmetricKeyAsync());

        Assert.That(await ErrorOf(() => Client.UpdateAliasAsync(Alias, UnknownKey)), Does.Match(Errors.UnknownKey(Region, UnknownKey)));
    }
}
