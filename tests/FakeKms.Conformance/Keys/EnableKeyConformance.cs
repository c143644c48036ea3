namespace FakeKms.Conformance;

[Operation("EnableKey")]
[Lanes]
public class EnableKeyConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task A_disabled_key_works_again()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        await Client.EnableKeyAsync(keyId);

        Assert.That((await StateOf(keyId), await ErrorOf(() => Client.EncryptTextAsync(keyId, "x"))), Is.EqualTo(("Enabled", "no error")));
    }

    [Test]
    public async Task An_enabled_key_stays_enabled()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        await Client.EnableKeyAsync(await ArnOf(keyId));

        Assert.That(await StateOf(keyId), Is.EqualTo("Enabled"));
    }

    [Test]
    [Refusal]
    public async Task A_key_that_is_pending_deletion_is_not_enabled()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => Client.EnableKeyAsync(keyId)), Is.EqualTo(Errors.PendingDeletion(await ArnOf(keyId))));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_key_is_not_found() => Assert.That(
        await ErrorOf(() => Client.EnableKeyAsync(UnknownKey)),
        Does.Match(Errors.UnknownKey(Region, UnknownKey)));

    [Test]
    [Refusal]
    public async Task An_alias_is_not_accepted()
    {
        await Client.CreateAliasAsync(Alias, await Client.CreateSymmetricKeyAsync());

        Assert.That(await ErrorOf(() => Client.EnableKeyAsync(Alias)), Is.EqualTo(Errors.NoAliases));
    }
}
